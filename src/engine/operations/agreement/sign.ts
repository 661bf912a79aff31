// Signing: the person is known by a one-time code and their own name, the intent is typed, the bytes shown are what is signed.
import type { AgreementVersion, CaseState, Signature } from '../../../model/case.ts'
import type { CaseEventBody } from '../../../model/case-event.ts'
import type { PersonId } from '../../../model/person.ts'
import {
  agreementPaper,
  answerKey,
  codeOf,
  codePurpose,
  isUsedUp,
  lastDayGone,
  signingDoor,
} from '../../agreement/signing.ts'
import { voidAgreement } from '../../agreement/void.ts'
import { lastAgreement, textOf } from '../../look.ts'
import { type Operation, type OperationInput, type OperationResult, refusing, wrongFields } from '../../operation.ts'
import { closedBy, sendCode } from './review.ts'

/** How a signature says the person was known. */
const method = 'one-time-code'

const dense = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s,.;,。;、!!]/g, '')
    .toLowerCase()

/** The sentences that say it; typed by the person, in either language. */
const signs = ['我已阅读全文自愿签署', 'ihavereadthewholetextandsignofmyownfreewill']
const seals = ['代表公司签署', 'isignforthecompany']

/** The document's bytes as they were shown. */
const shownOf = (state: CaseState, agreement: AgreementVersion): string | undefined =>
  state.papers.find(paper => paper.name === agreementPaper(agreement.version))?.sha256

/** The other side has signed, and what it signed are not these bytes. */
const signedOtherBytes = ({ signatures }: AgreementVersion, document: string): boolean =>
  signatures.some(signature => signature.document !== document)

type Wrong = Readonly<Record<string, string | undefined>>

/** The first thing asked: without a code that is alive nothing else matters, and a wrong one is on record. */
function unlessKnown(
  { state, instance, values, world, at }: OperationInput,
  agreement: AgreementVersion,
  by: PersonId,
  others: Wrong,
): OperationResult | undefined {
  const code = codeOf(state, instance, at)
  if (!code.live) return refusing(code.why)
  const { nth } = code
  if (textOf(values, 'code') === world.code(codePurpose(state, agreement, by, instance, nth)))
    return wrongFields(others)
  const wrong = code.wrong + 1
  const record: readonly CaseEventBody[] = [
    { kind: 'noted', what: 'code-refused', values: { card: instance.id, why: 'wrong-code' } },
    { kind: 'answered', step: answerKey(instance, 'wrong-code'), values: { nth, wrong: String(wrong) } },
  ]
  if (isUsedUp(wrong)) return { refusal: { kind: 'refused', code: 'code-used-up' }, record }
  const refused = wrongFields({ code: 'wrong-code', ...others })
  return refused && { ...refused, record }
}

/** The employee signs (E4). */
export const sign: Operation = input => {
  const { state, instance, values, by, at, world } = input
  const agreement = lastAgreement(state)
  const document = agreement && shownOf(state, agreement)
  if (agreement === undefined || document === undefined || by === 'clock') return refusing('version-void')
  const door = signingDoor(state, instance, world)
  if (!door.open) return closedBy(door)
  if (signedOtherBytes(agreement, document)) return refusing('version-void')
  const name = world.people.find(by)?.name
  const named = name !== undefined && dense(textOf(values, 'fullName') ?? '') === dense(name)
  const intent = textOf(values, 'intent') ?? ''
  const wrong = unlessKnown(input, agreement, by, {
    fullName: named ? undefined : 'not-your-name',
    intent: signs.includes(dense(intent)) ? undefined : 'intent-differs',
  })
  if (wrong) return wrong
  return signed(agreement, { party: 'employee', by, at, document, method, intent }, 'toast.signed')
}

/** The signatory seals for the company, with a code of their own (H-seal). */
export const seal: Operation = input => {
  const { state, instance, values, by, at, world } = input
  const agreement = lastAgreement(state)
  const document = agreement && shownOf(state, agreement)
  if (agreement === undefined || document === undefined || by === 'clock') return refusing('version-void')
  const over = lastDayGone(state, agreement, world)
  if (over !== undefined) return refusing('seal-last-day-passed', { date: over })
  const employee = agreement.signatures.find(signature => signature.party === 'employee')
  if (employee === undefined && instance.data?.first !== 'company') return refusing('employee-signs-first')
  if (signedOtherBytes(agreement, document)) return refusing('version-void')
  const intent = textOf(values, 'intent') ?? ''
  const wrong = unlessKnown(input, agreement, by, {
    intent: seals.includes(dense(intent)) ? undefined : 'intent-differs',
  })
  if (wrong) return wrong
  return signed(agreement, { party: 'company', by, at, document, method, intent }, 'toast.sealed')
}

const signed = (agreement: AgreementVersion, signature: Signature, text: string) => ({
  events: [{ kind: 'signed', version: agreement.version, signature } as const],
  reply: { text, tone: 'calm' } as const,
})

/** 「用印」 first sends the code. */
export const toSeal: Operation = input => {
  const agreement = lastAgreement(input.state)
  if (agreement === undefined) return refusing('version-void')
  const over = lastDayGone(input.state, agreement, input.world)
  return over === undefined ? sendCode(input) : refusing('seal-last-day-passed', { date: over })
}

/** The employee takes their signature back before the company's: at once, without a reason (product P12c). */
export const withdrawSignature: Operation = ({ state }) => {
  const agreement = lastAgreement(state)
  if (agreement === undefined) return refusing('version-void')
  if (agreement.signatures.some(signature => signature.party === 'company')) return refusing('company-signed')
  return {
    events: [{ kind: 'signature-withdrawn', version: agreement.version }],
    opens: [{ step: 'told-signature-withdrawn' }],
    reply: { text: 'toast.signature-withdrawn', tone: 'calm' },
  }
}

/** The signatory does not seal: this version is void, HR hears why, the employee hears that a new one will come. */
export const sendBack: Operation = ({ state, values }) => ({
  events: [...voidAgreement(state, 'returned'), { kind: 'noted', what: 'agreement-returned', values }],
  opens: [
    { step: 'told-agreement-void', who: state.parties.employee, data: { why: 'returned' } },
    {
      step: 'told-note',
      who: state.parties.hrbp,
      data: { about: 'agreement-returned', text: textOf(values, 'why') ?? '' },
    },
  ],
})
