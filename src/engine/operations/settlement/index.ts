// Operations of the phase "settlement", by the name a flow calls them.
import type { Operation } from '../../operation.ts'
import { decline, notAccepted } from './decline.ts'
import { offer, other, prefill, save, submit } from './draft.ts'
import { facts } from './facts.ts'
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
  'settlement.check-lines': checkLines,
  'settlement.line-ok': lineOk,
  'settlement.confirm': confirm,
  'settlement.think': think,
  'settlement.withdraw': withdraw,
  'settlement.period-over': periodOver,
  'settlement.extend': extend,
  'settlement.decline': decline,
  'settlement.not-accepted': notAccepted,
  'proposer.answer': answer,
  'proposer.ask-again': askAgain,
  'proposer.close-case': closeCase,
}
