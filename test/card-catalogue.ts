// The cards of the storyboard, built from the real flow: what every messenger has to show, by the names the storyboard gives them.
import { buildCard } from '../src/cards/build.ts'
import { payrollFigures } from '../src/demo/figures.ts'
import type { CardView } from '../src/model/card.ts'
import type { CaseRole } from '../src/model/flow.ts'
import type { Locale } from '../src/model/person.ts'
import type { Rehearsal } from '../src/model/rehearsal.ts'
import { begin, move } from '../src/talk/rehearsal/play.ts'
import { talkLines } from '../src/talk/scripts/sheet.ts'
import { card, firstClick, texts, viewOf } from './card-view.ts'
import { effectiveCase, issuedCase, settledCase, signedCase } from './settled-case.ts'
import { checkedCase, confirmedCase, draftingCase, laterOn, sentCase, verifiedCase } from './settlement-play.ts'
import { askedFor, caseAt, flow, moveTo, type Play, press, soughtHelp, startedCase, testWorld } from './world.ts'

const manager = 'E10421'
const employee = 'E10866'

export interface Catalogued {
  readonly name: string
  view(locale: Locale): CardView
}

const tuesday = '2025-10-28T02:00:00Z'
const question = { line: 'overtime', said: '10 月两个周六共 16 小时没算', files: ['file-photo'] }
const voucher = { amount: '22300.00', paidOn: '2025-11-30', proof: ['file-voucher'] }

const disputed = (): Play => press(laterOn(sentCase(), tuesday), 'employee', 'settlement-review', 'question', question)
const lastEvening = (): Play => moveTo(effectiveCase(), '2025-11-30T10:30:00Z')
const talking = (step: string): Play => caseAt('talking', [step], { world: testWorld({ now: '2025-10-27T07:00:00Z' }) })

const reported = (): Play =>
  press(soughtHelp(talking('opening-notice')), 'employee', 'seek-help', 'report', { text: '谈话时说不签就调岗。' })

const of = (name: string, who: CaseRole, step: string, play: () => Play): Catalogued => ({
  name,
  view: locale => card(play(), who, step, locale),
})

/** A card that belongs to no case. */
const loose = (name: string, shown: string, to: string, rehearsal?: Rehearsal): Catalogued => ({
  name,
  view(locale) {
    const ref = { instance: `${shown}#1`, card: shown, to }
    const secret = new Uint8Array(32).fill(7)
    const view = buildCard(ref, { flow, state: undefined, world: testWorld(), locale, texts, secret, rehearsal })
    if (view === undefined) throw new Error(`${shown} shows nothing`)
    return view
  },
})

/** The manager's first answer to a simulated employee is out. */
function rehearsed(): Rehearsal {
  const [temperament] = flow.temperaments
  if (temperament === undefined) throw new Error('nobody to rehearse with')
  const world = testWorld()
  const kit = { temperament, lines: talkLines(flow), review: world.review }
  return move(begin('rehearsal#1', manager, temperament.id, world.now), kit, { kind: 'choose', place: 0 })
}

const minutes = {
  date: '2025-10-27',
  from: '15:00',
  to: '15:40',
  participants: '周航、林晓',
  mode: 'in-person',
  companySaid: '业务线收缩,公司希望协商;可以同意、不同意或提出自己的方案。',
  employeeSaid: '需要看到结算明细后再考虑。',
}
const meeting = { date: '2025-10-27', time: '15:00', place: '三楼小会议室' }
const drafted = (): Play =>
  press(press(draftingCase(), 'hrbp', 'settlement-draft', 'save', payrollFigures), 'hrbp', 'settlement-draft', 'submit')

const closed: Catalogued = {
  name: 'closed-settlement',
  view(locale) {
    const play = confirmedCase()
    const review = play.state.steps.find(step => step.step === 'settlement-review')
    return viewOf(play, review?.id ?? '', locale)
  },
}

export const catalogue: readonly Catalogued[] = [
  loose('M1-start', 'start', manager),
  of('M2-checks', 'manager', 'checks', startedCase),
  of('H1-review', 'hrbp', 'hr-review', () => caseAt('hr-review', ['hr-review'])),
  of('H-escalation', 'hrd', 'hr-escalation', () => caseAt('hr-review', ['hr-escalation'])),
  of('H-protection', 'hrbp', 'protection', () => caseAt('paused', ['protection'])),
  of('M3-preparation', 'manager', 'preparation', () => caseAt('ready', ['preparation'])),
  loose('M4-rehearsal', 'rehearsal', manager, rehearsed()),
  of('M5-meeting', 'manager', 'meeting', () =>
    press(caseAt('ready', ['preparation']), 'manager', 'preparation', 'schedule', meeting),
  ),
  of('M6-outline', 'manager', 'outline', () => talking('outline')),
  of('E0-notice', 'employee', 'opening-notice', () => talking('opening-notice')),
  of('E-help', 'employee', 'seek-help', () => soughtHelp(talking('opening-notice'))),
  of('E-help-reported', 'employee', 'seek-help', reported),
  of('E-decline', 'employee', 'decline', () => askedFor('decline', talking('opening-notice'))),
  of('H-helpline', 'helpline', 'helpline', reported),
  of('H-rest-review', 'hrd', 'rest-review', reported),
  of('M7-minutes', 'manager', 'minutes', () => talking('minutes')),
  of('E1-minutes-check', 'employee', 'minutes-check', () =>
    press(talking('minutes'), 'manager', 'minutes', 'send', minutes),
  ),
  of('H2-draft', 'hrbp', 'settlement-draft', draftingCase),
  of('H2-verify', 'payroll', 'settlement-verify', drafted),
  of('H2-send', 'hrbp', 'settlement-send', verifiedCase),
  of('E2-settlement', 'employee', 'settlement-review', sentCase),
  of('E2-line-by-line', 'employee', 'settlement-review', () =>
    press(sentCase(), 'employee', 'settlement-review', 'check'),
  ),
  of('E2-all-checked', 'employee', 'settlement-review', checkedCase),
  of('E2-second-click', 'employee', 'settlement-review', () =>
    firstClick(checkedCase(), 'employee', 'settlement-review', 'confirm'),
  ),
  closed,
  of('E3-who-proposed', 'employee', 'who-proposed', confirmedCase),
  of('H-dispute', 'payroll', 'dispute', disputed),
  of('H3-counter-offer', 'hrbp', 'counter-offer', () =>
    press(sentCase(), 'employee', 'settlement-review', 'propose', { months: '2', said: 'N+2' }),
  ),
  of('H4-agreement', 'hrbp', 'agreement-draft', settledCase),
  of('E4-agreement', 'employee', 'agreement-review', issuedCase),
  of('H-seal', 'signatory', 'seal', signedCase),
  of('T-accounts', 'it', 'accounts', effectiveCase),
  of('F-pay', 'finance', 'pay-separation', lastEvening),
  of('E5-effective', 'employee', 'effective-employee', effectiveCase),
  of('E5-payment', 'employee', 'payment-check', () =>
    press(lastEvening(), 'finance', 'pay-separation', 'proof', voucher),
  ),
  of('E6-survey', 'employee', 'survey', () => caseAt('offboarding', ['survey'])),
  of('H6-report', 'hrbp', 'report', () => caseAt('paid', ['report'])),
  loose('help', 'help', employee),
]
