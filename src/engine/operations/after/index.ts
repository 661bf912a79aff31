// Operations of the phase "after", by the name a flow calls them.
import type { Operation } from '../../operation.ts'
import { issueCertificate } from './certificate.ts'
import { announce, overdue, paperCopy, rolledBack, take, withdraw } from './effect.ts'
import { delay, missing, proof, received } from './pay.ts'
import { archive, check, confirm, followUp, render } from './report.ts'
import { answer, skip } from './survey.ts'
import { closeAccounts, done, passOn, trouble } from './tasks.ts'

export const after: Readonly<Record<string, Operation>> = {
  'effect.take': take,
  'effect.withdraw': withdraw,
  'effect.rolled-back': rolledBack,
  'effect.paper-copy': paperCopy,
  'effect.announce': announce,
  'effect.overdue': overdue,
  'effect.issue-certificate': issueCertificate,
  'task.done': done,
  'task.trouble': trouble,
  'task.pass-on': passOn,
  'task.close-accounts': closeAccounts,
  'pay.proof': proof,
  'pay.delay': delay,
  'pay.received': received,
  'pay.missing': missing,
  'survey.answer': answer,
  'survey.skip': skip,
  'report.render': render,
  'report.follow-up': followUp,
  'report.confirm': confirm,
  'report.check': check,
  'report.archive': archive,
}
