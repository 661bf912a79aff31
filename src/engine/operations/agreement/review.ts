// Operations of E4: the employee reads, compares, asks, and decides alone and in their own time.
import { zoneOf } from '../../../model/person.ts'
import {
  agreementPaper,
  answerKey,
  codePurpose,
  codesAgainFrom,
  codesSent,
  hoursBeforeSigning,
  type SigningDoor,
  sendings,
  signingDoor,
} from '../../agreement/signing.ts'
import { lastAgreement, openStep } from '../../look.ts'
import { events, type Operation, type OperationInput, type OperationResult, refusing } from '../../operation.ts'

/** 24 hours after the full text can reach the employee signing may open, not earlier: in quiet hours its card waits. */
export const deliver: Operation = ({ state, at, instance, world }) => {
  const agreement = lastAgreement(state)
  if (agreement === undefined || agreement.signFrom !== undefined) return events()
  const delivered = world.calendar.outsideQuietHours(at, zoneOf(world.people, state.parties.employee))
  const signFrom = new Date(Date.parse(delivered) + hoursBeforeSigning * 3_600_000).toISOString()
  return events(
    { kind: 'agreement-delivered', version: agreement.version, signFrom },
    { kind: 'clock-set', instance: instance.id, clock: 'open-signing', at: signFrom, provisional: false },
  )
}

/** 「与结算单对比」 shows the lines, pressing again puts them away. */
export const compare: Operation = ({ instance }) => {
  const shown = instance.draft?.compare === 'yes'
  return {
    events: [{ kind: 'drafted', instance: instance.id, values: { compare: shown ? 'no' : 'yes' } }],
    reply: { text: shown ? 'toast.lines-away' : 'toast.lines-beside', tone: 'calm' },
  }
}

/** 「去签署」: closed for a day; until the period ends it first asks whether somebody presses; then the code is on its way. */
export const toSign: Operation = input => {
  const { state, instance, world } = input
  const door = signingDoor(state, instance, world)
  if (door.open) return sendCode(input)
  if (door.why !== 'ask-first') return closedBy(door)
  return {
    events: [{ kind: 'drafted', instance: instance.id, values: { asking: 'yes' } }],
    reply: { text: 'toast.one-question', tone: 'calm' },
  }
}

/** Why the door is closed, to whoever stands before it. */
export function closedBy(door: Extract<SigningDoor, { readonly open: false }>): OperationResult {
  switch (door.why) {
    case 'ask-first':
      return refusing('answer-first')
    case 'agreement-void':
      return refusing('version-void')
    case 'sign-last-day-passed':
      return refusing(door.why, { date: door.date })
    default:
      return refusing(door.why, { until: door.until })
  }
}

/** 「没有,我自己决定」 */
export const nobodyPressed: Operation = input => {
  const { instance, state, world } = input
  const door = signingDoor(state, instance, world)
  if (!door.open && door.why !== 'ask-first') return toSign(input)
  const sent = sendCode(input)
  if ('refusal' in sent) return sent
  return {
    ...sent,
    events: [
      { kind: 'answered', step: answerKey(instance, 'pressure'), values: { answer: 'no' } },
      { kind: 'drafted', instance: instance.id, values: { asking: 'no' } },
      ...sent.events,
    ],
  }
}

/** 「有」: signing rests until the period ends, the head of HR is told, the manager never is. */
export const somebodyPressed: Operation = ({ state, instance }) => {
  const agreement = lastAgreement(state)
  if (agreement === undefined) return refusing('version-void')
  return {
    events: [
      { kind: 'answered', step: answerKey(instance, 'pressure'), values: { answer: 'yes' } },
      { kind: 'drafted', instance: instance.id, values: { asking: 'no' } },
      { kind: 'pressure-reported', version: agreement.version },
    ],
    opens: [{ step: 'told-pressure' }],
    reply: { text: 'toast.pressure-received', tone: 'calm' },
  }
}

/** A new code for this person, this version, this card; the one before it is void. So many an hour, that nobody guesses. */
export function sendCode({ state, instance, by, at, world }: OperationInput): OperationResult {
  const agreement = lastAgreement(state)
  if (agreement === undefined || by === 'clock') return refusing('version-void')
  const until = codesAgainFrom(state, by, at)
  if (until !== undefined) {
    const values = { card: instance.id, why: 'too-many-codes' }
    return {
      refusal: { kind: 'refused', code: 'too-many-codes', values: { until } },
      record: [{ kind: 'noted', what: 'code-refused', values }],
    }
  }
  const nth = String(codesSent(state, instance) + 1)
  const sent = [...sendings(state, instance), at]
  return {
    events: [{ kind: 'answered', step: answerKey(instance, 'code'), values: { nth, sent } }],
    effects: [
      {
        kind: 'say',
        to: by,
        caseId: state.id,
        text: 'say.sign-code',
        values: { code: world.code(codePurpose(state, agreement, by, instance, nth)) },
        asks: false,
      },
    ],
    reply: { text: 'toast.code-sent', tone: 'calm' },
  }
}

/** 「请公司先签」: the company's seal is asked for before the employee's signature. */
export const companyFirst: Operation = ({ state }) => {
  const agreement = lastAgreement(state)
  if (agreement === undefined) return refusing('version-void')
  if (openStep(state, 'seal'))
    return { events: [], repeated: true, reply: { text: 'toast.company-asked', tone: 'calm' } }
  return {
    events: [{ kind: 'noted', what: 'company-first', values: { document: agreementPaper(agreement.version) } }],
    opens: [{ step: 'seal', data: { first: 'company' } }],
    reply: { text: 'toast.company-asked', tone: 'calm' },
  }
}
