// Operations of H4: clauses are filled in, read, checked, and go out only from a confirmed settlement.
import { compare } from '../../../model/money.ts'
import { agreementHash } from '../../agreement/content.ts'
import { clausesIn, draftContent, draftOf, findingsOf, notReady } from '../../agreement/draft.ts'
import { nonCompeteFloor } from '../../agreement/non-compete.ts'
import { agreementPaper } from '../../agreement/signing.ts'
import { readTerms } from '../../agreement/terms.ts'
import { voidAgreement } from '../../agreement/void.ts'
import { isOver } from '../../clocks/instants.ts'
import { lastSettlement, textOf } from '../../look.ts'
import {
  events,
  type Operation,
  type OperationInput,
  type OperationResult,
  refusing,
  wrongField,
} from '../../operation.ts'

/** A new draft starts with the clauses of the version before it, without a day of hand-over that is over. */
export const begin: Operation = ({ state, instance, world }) => {
  const before = state.agreements.at(-1)?.values
  if (before === undefined) return events()
  const { handoverBy = '', ...clauses } = clausesIn(before)
  const over = isOver(String(handoverBy), state, world)
  return events({ kind: 'drafted', instance: instance.id, values: over ? clauses : { ...clauses, handoverBy } })
}

/** The clauses as HR chose them; what the law does not allow names its field and changes nothing. */
export const fill: Operation = ({ values, instance, state, world }) => {
  const terms = readTerms(values)
  if (!terms.ok) return { refusal: terms.refusal }
  const { nonCompete, handover } = terms.value
  if (handover.by !== undefined && isOver(handover.by, state, world)) return wrongField('handoverBy', 'past-date')
  if (nonCompete.kind === 'on') {
    const least = nonCompeteFloor(state, world, nonCompete.months)
    if (!least.known) return wrongField('nonCompetePay', 'floor-unknown')
    if (compare(nonCompete.monthlyPay, least.floor) < 0) return wrongField('nonCompetePay', 'below-non-compete-floor')
  }
  // A field left empty now must not keep what stood in it before.
  const emptied = Object.fromEntries(Object.keys(instance.draft ?? {}).map(name => [name, '']))
  return {
    events: [{ kind: 'drafted', instance: instance.id, values: { ...emptied, ...values } }],
    reply: { text: 'toast.clauses-saved', tone: 'calm' },
  }
}

/** HR reads the very paper before it goes out. */
export const preview: Operation = ({ state, instance }) => {
  const draft = draftOf(state)
  if (draft === undefined) return refusing('agreement-not-prepared')
  return {
    events: [{ kind: 'drafted', instance: instance.id, values: { previewed: 'yes' } }],
    effects: [
      {
        kind: 'render',
        caseId: state.id,
        document: `agreement-preview-v${draft.version}`,
        type: 'agreement-preview',
        version: draft.version,
      },
    ],
    reply: { text: 'toast.preview-coming', tone: 'calm' },
  }
}

/** 「检查条款」: the findings stand on the card, sentence by sentence. */
export const check: Operation = ({ state, instance }) => {
  const draft = draftOf(state)
  if (draft === undefined) return refusing('agreement-not-prepared')
  const found = findingsOf(draft.values).length
  return {
    events: [{ kind: 'drafted', instance: instance.id, values: { checked: 'yes' } }],
    reply:
      found === 0
        ? { text: 'toast.clauses-fine', tone: 'calm' }
        : { text: 'toast.clauses-found', values: { count: found }, tone: 'warn' },
  }
}

/** The agreement goes out: the settlement is confirmed and undisturbed, every clause may stand. */
export const issue: Operation = input => {
  const { state, world, by, at } = input
  const why = notReady(state)
  if (why !== undefined) return refusing(why)
  const draft = draftOf(state)
  const settlement = lastSettlement(state)
  if (draft === undefined || settlement === undefined || by === 'clock') return refusing('agreement-not-prepared')
  if (isOver(settlement.lastDay, state, world)) return refusing('last-day-passed', { date: settlement.lastDay })
  const found = findingsOf(draft.values)
  if (found.length > 0) return refusing('clauses-refused', { count: found.length })
  const content = draftContent(state, draft, world)
  if (content === undefined) return refusing('agreement-not-prepared')
  const { version } = draft
  return {
    events: [
      ...voidAgreement(state, 'new-version'),
      {
        kind: 'agreement-issued',
        agreement: {
          version,
          settlement: settlement.version,
          settlementHash: settlement.hash,
          hash: agreementHash(content),
          values: clausesIn(draft.values),
          issuedAt: at,
          by,
          signatures: [],
        },
      },
    ],
    effects: [{ kind: 'render', caseId: state.id, document: agreementPaper(version), type: 'agreement', version }],
    reply: { text: 'toast.agreement-issued', tone: 'calm' },
  }
}

/** The company takes its offer back before anybody signed; the contract goes on and the employee is told so plainly (product P13). */
export const withdrawOffer: Operation = input => {
  const signed = input.state.agreements.at(-1)?.signatures.length ?? 0
  if (signed > 0 && input.instance.step === 'agreement-sent') return refusing('already-signed')
  return withdrawn(input)
}

function withdrawn({ state, values }: OperationInput): OperationResult {
  return {
    events: [
      ...voidAgreement(state, 'offer-withdrawn'),
      { kind: 'noted', what: 'offer-withdrawn', values },
      { kind: 'stage-changed', stage: 'withdrawn' },
      { kind: 'ended', how: 'withdrawn' },
    ],
    opens: [
      { step: 'told-offer-withdrawn', who: state.parties.employee, data: { why: textOf(values, 'why') ?? '' } },
      { step: 'told-offer-withdrawn', who: state.parties.manager },
    ],
  }
}
