// Operations of the phase "prepare", by the name a flow calls them.
import type { Operation } from '../../operation.ts'
import { answerManager, askHr, attestOpenItems, showBasis, supply, supplyForManager } from './checks.ts'
import { askEmployee, cancel, goOn } from './course.ts'
import { settled, tryAgain } from './given-up.ts'
import { confirmItems, itemsChecked, itemsUnknown, itemWrong } from './items.ts'
import {
  addBackup,
  assign,
  autoPause,
  escalate,
  nudge,
  pause,
  receive,
  reject,
  release,
  sendBack,
  takeOver,
  writeReport,
} from './review.ts'

export const prepare: Readonly<Record<string, Operation>> = {
  'checks.supply': supply,
  'checks.supply-for-manager': supplyForManager,
  'checks.answer-manager': answerManager,
  'checks.ask-hr': askHr,
  'checks.show-basis': showBasis,
  'checks.attest-open-items': attestOpenItems,
  'preparation.write': writeReport,
  'items.confirm': confirmItems,
  'items.wrong': itemWrong,
  'items.unknown': itemsUnknown,
  'items.checked': itemsChecked,
  'review.receive': receive,
  'review.release': release,
  'review.return': sendBack,
  'review.reject': reject,
  'review.escalate': escalate,
  'review.add-backup': addBackup,
  'review.auto-pause': autoPause,
  'review.take-over': takeOver,
  'review.assign': assign,
  'review.pause': pause,
  'review.nudge': nudge,
  'given-up.settled': settled,
  'given-up.again': tryAgain,
  'case.cancel': cancel,
  'protection.ask-employee': askEmployee,
  'protection.go-on': goOn,
}
