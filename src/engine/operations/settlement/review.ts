// E2: the employee checks line by line and confirms exactly what was shown. Silence is never an answer.
import { considerationFloor } from '../../../model/settings.ts'
import { voidAgreement } from '../../agreement/void.ts'
import { fingerprint } from '../../canonical.ts'
import { lastSettlement, openDisputes, openStep, textOf } from '../../look.ts'
import { events, type Operation, type OperationInput, refusing, wrongField } from '../../operation.ts'
import { cardsTowardsSigning } from '../../settlement/older-cards.ts'
import { movedPeriod, periodFrom } from '../../settlement/period.ts'

const already = { events: [], repeated: true, reply: { text: 'toast.already', tone: 'calm' } } as const

export const checkLines: Operation = ({ state }) => ({
  events: [
    {
      kind: 'answered',
      step: 'settlement-review.checking',
      values: { version: String(lastSettlement(state)?.version ?? 0) },
    },
  ],
  reply: { text: 'toast.check-each-line', tone: 'calm' },
})

export const lineOk: Operation = ({ state, values }) => {
  const settlement = lastSettlement(state)
  const line = textOf(values, 'line')
  if (!settlement?.lines.some(one => one.id === line) || line === undefined) return wrongField('line', 'unknown-choice')
  if (state.checkedLines.includes(line)) return already
  return {
    events: [{ kind: 'line-checked', version: settlement.version, line }],
    reply: { text: 'toast.line-checked', tone: 'calm' },
  }
}

/** What the employee reserved in disputes and writes now, in their own words. */
function reservationOf({ state, values }: OperationInput): string | undefined {
  const parts = [...state.disputes.flatMap(({ reservation }) => reservation ?? []), textOf(values, 'reservation') ?? '']
  const text = parts.filter(part => part !== '').join('\n')
  return text === '' ? undefined : text
}

/** Bound to the hash of everything shown; the receipt carries its fingerprint. */
export const confirm: Operation = input => {
  const { state } = input
  const settlement = lastSettlement(state)
  if (!settlement) return refusing('nothing-drafted')
  if (openDisputes(state).length > 0) return refusing('still-disputed')
  if (!settlement.lines.every(line => state.checkedLines.includes(line.id))) return refusing('lines-unchecked')
  return {
    events: [
      {
        kind: 'settlement-confirmed',
        version: settlement.version,
        hash: settlement.hash,
        reservation: reservationOf(input),
      },
    ],
    reply: {
      text: 'toast.settlement-confirmed',
      tone: 'calm',
      values: { version: settlement.version, fingerprint: fingerprint(settlement.hash) },
    },
  }
}

/** Nothing was confirmed, so nothing has to be taken back (product P12 a). */
export const think: Operation = () => ({
  events: [{ kind: 'noted', what: 'thinks-it-over' }],
  reply: { text: 'toast.take-your-time', tone: 'calm' },
})

/** Taken back at once and without a reason, as long as nobody has signed (product P12 b). */
export const withdraw: Operation = ({ state, world }) => {
  if (!state.confirmation) return already
  const floor = periodFrom(state, world, considerationFloor)
  const late = state.considerUntil === undefined || Date.parse(state.considerUntil) < Date.parse(floor)
  return {
    events: [
      { kind: 'consent-voided', version: state.confirmation.version, why: 'withdrawn' },
      ...voidAgreement(state, 'confirmation-withdrawn'),
      ...(late ? [{ kind: 'consideration-moved', until: floor } as const] : []),
    ],
    closes: cardsTowardsSigning(state),
    reply: { text: 'toast.confirmation-withdrawn', tone: 'calm' },
  }
}

/** The period is over without an answer: a person asks, nothing is assumed (product P15). */
export const periodOver: Operation = ({ state, world }) => {
  if (openDisputes(state).length > 0 || state.confirmation !== undefined || openStep(state, 'settlement-silence')) {
    return events()
  }
  // The employee has spoken and the company owes an answer: the time goes on until it has come.
  const owed = openStep(state, 'counter-offer') ?? openStep(state, 'counter-offer-hrd')
  return owed
    ? { events: movedPeriod(state, periodFrom(state, world, considerationFloor)) }
    : { events: [], opens: [{ step: 'settlement-silence' }] }
}

export const extend: Operation = input => {
  const days = Number(textOf(input.values, 'days'))
  if (!Number.isInteger(days) || days < 1) return wrongField('days', 'whole-number')
  return {
    events: [
      { kind: 'answered', step: 'settlement-silence', values: input.values },
      ...movedPeriod(input.state, periodFrom(input.state, input.world, days)),
    ],
    reply: { text: 'toast.period-extended', tone: 'calm' },
  }
}
