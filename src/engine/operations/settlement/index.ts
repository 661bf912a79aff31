// Operations of the phase "settlement", by the name a flow calls them.
import type { Operation } from '../../operation.ts'
import { adopt, partly } from './adopt.ts'
import * as closing from './closing.ts'
import * as counter from './counter.ts'
import { decline, notAccepted } from './decline.ts'
import { overdue, payUndisputed, raise, reject, reserve, review, understood } from './dispute.ts'
import { offer, other, prefill, save, submit } from './draft.ts'
import { facts } from './facts.ts'
import { keep, recalculate } from './law-change.ts'
import { answer, askAgain, closeCase } from './proposer.ts'
import { publish, reopen, sendBack, verify } from './publish.ts'
import { checkLines, confirm, extend, lineOk, periodOver, think, withdraw } from './review.ts'

export const settlement: Readonly<Record<string, Operation>> = {
  'settlement.prefill': prefill,
  'settlement.save': save,
  'settlement.offer': offer,
  'settlement.facts': facts,
  'settlement.other': other,
  'settlement.submit': submit,
  'settlement.verify': verify,
  'settlement.return': sendBack,
  'settlement.reopen': reopen,
  'settlement.publish': publish,
  'law-change.recalculate': recalculate,
  'law-change.keep': keep,
  'settlement.check-lines': checkLines,
  'settlement.line-ok': lineOk,
  'settlement.confirm': confirm,
  'settlement.think': think,
  'settlement.withdraw': withdraw,
  'settlement.period-over': periodOver,
  'settlement.extend': extend,
  'settlement.decline': decline,
  'settlement.not-accepted': notAccepted,
  'settlement.dispute': raise,
  'settlement.propose': counter.propose,
  'dispute.adopt': adopt,
  'dispute.partly': partly,
  'dispute.reject': reject,
  'dispute.overdue': overdue,
  'dispute.understood': understood,
  'dispute.reserve': reserve,
  'dispute.review': review,
  'dispute.pay-undisputed': payUndisputed,
  'counter.accept': counter.accept,
  'counter.offer': counter.offer,
  'counter.explain': counter.explain,
  'counter.escalate': counter.escalate,
  'closing.start': closing.start,
  'closing.set': closing.set,
  'closing.confirm': closing.confirm,
  'closing.question': closing.question,
  'closing.correct': closing.correct,
  'closing.explain': closing.explain,
  'closing.lapse': closing.lapse,
  'proposer.answer': answer,
  'proposer.ask-again': askAgain,
  'proposer.close-case': closeCase,
}
