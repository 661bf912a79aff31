// People who want to bring a case to its end, whatever state a game has left it in: whoever has something before them answers it.
import { isOver, lastDayOf } from '../../../src/engine/clocks/instants.ts'
import { textOf } from '../../../src/engine/look.ts'
import type { CaseState, StepInstance } from '../../../src/model/case.ts'
import { buttonsOf, type Game, nextDue, paperComes, press, type Shown, waitUntil } from './play.ts'

/** What they press on a step, the first that stands there. */
const wishes: Readonly<Record<string, readonly string[]>> = {
  checks: ['supply'],
  'open-items': ['attest'],
  'item-check': ['checked', 'item-confirmed'],
  'hr-review': ['release'],
  'hr-escalation': ['take'],
  preparation: ['schedule'],
  outline: ['start-talk'],
  minutes: ['send'],
  'settlement-verify': ['pass'],
  'settlement-send': ['send', 'edit'],
  'settlement-review': ['confirm', 'line-ok', 'check'],
  'settlement-silence': ['extend'],
  dispute: ['reject'],
  'dispute-review': ['reject'],
  'dispute-answer': ['understood'],
  'counter-offer': ['explain'],
  'counter-offer-hrd': ['explain'],
  'who-proposed': ['company'],
  'proposer-mismatch': ['ask-again'],
  'agreement-draft': ['send', 'prepare'],
  'settlement-watch': ['edit'],
  'agreement-review': ['nobody', 'sign', 'to-sign'],
  seal: ['seal', 'to-seal'],
  protection: ['ask-employee', 'cancel'],
  'pause-review': ['resume', 'cancel'],
  'risk-review': ['resume', 'cancel'],
  'rest-review': ['leave-to-employee'],
  'resume-wish': ['go-on'],
  'seek-help': ['go-on'],
  helpline: ['taken-up'],
  'privacy-incident': ['handled'],
  'law-change': ['keep'],
  'false-alarm': ['was-false'],
  question: ['answer'],
  'facts-wanted': ['supply'],
  'help-wanted': ['answer'],
  'given-up': ['settled'],
  companion: ['arranged'],
  rollback: ['done'],
  handover: ['done'],
  assets: ['done'],
  expenses: ['done'],
  accounts: ['done'],
  transfer: ['done'],
  'housing-fund': ['done'],
  'paper-copy': ['done'],
  certificate: ['issue'],
  'closing-figures': ['set'],
  'closing-review': ['confirm'],
  'closing-question': ['explain'],
  'pay-separation': ['proof'],
  'pay-handover': ['proof'],
  'pay-closing': ['proof'],
  'payment-check': ['received'],
  'payment-trouble': ['proof'],
  survey: ['start'],
  report: ['archive', 'check', 'confirm'],
}

/** H2 takes several looks: figures, a last day that still lies ahead, and the second person. */
function wishOfDraft(state: CaseState, tried: ReadonlySet<string>): readonly string[] {
  const typed = textOf(state.answers['settlement-draft']?.values ?? {}, 'social') !== undefined
  if (!typed && !tried.has('save')) return ['save']
  // What is refused for its last day, or for a fact nobody knows, comes right with later facts.
  return tried.has('submit') ? ['facts'] : ['submit']
}

const wishOf = (instance: StepInstance, { state, world }: Game, tried: ReadonlySet<string>): readonly string[] =>
  instance.step === 'settlement-draft'
    ? wishOfDraft(state, tried)
    : instance.step === 'settlement-watch' && !isOver(lastDayOf(state), state, world)
      ? []
      : (wishes[instance.step] ?? [])

/** One round: everybody looks at what is open once; whether anything was done or is still to be tried. */
function round(game: Game, tried: Map<string, Set<string>>): boolean {
  let another = false
  for (const { id } of game.state.steps.filter(step => step.status === 'open' && step.who)) {
    const instance = game.state.steps.find(step => step.id === id)
    if (instance?.status !== 'open') continue
    const soFar = tried.get(id) ?? new Set<string>()
    const wish = wishOf(instance, game, soFar)
    if (wish.length === 0 && !instance.armed) continue
    const shown = buttonsOf(game, instance)
    const yes = shown.find(one => one.option.endsWith('!yes'))
    const picked = yes && isWished(yes, instance) ? yes : best(shown, wish, yes, soFar)
    if (!picked) continue
    const decision = press(game, picked, true)
    if (decision.kind === 'done') {
      if (picked.option === 'facts') tried.set(id, new Set([...soFar, 'facts'].filter(option => option !== 'submit')))
      else if (!picked.option.startsWith('line-ok'))
        tried.set(id, new Set([...soFar, picked.option.replace(/!.*/, '')]))
      return true
    }
    if (picked.option.endsWith('!yes')) {
      const back = buttonsOf(game, instance).find(one => one.option.endsWith('!back'))
      if (back) press(game, back, true)
    }
    // What was refused leaves the next wish to try.
    const option = picked.option.replace(/!.*/, '')
    another ||= !soFar.has(option)
    tried.set(id, new Set([...soFar, option]))
  }
  return another
}

const isWished = ({ option }: Shown, { step }: StepInstance): boolean =>
  (step === 'settlement-draft' ? ['submit'] : (wishes[step] ?? [])).includes(option.replace('!yes', ''))

function best(
  shown: readonly Shown[],
  wish: readonly string[],
  armed: Shown | undefined,
  tried: ReadonlySet<string>,
): Shown | undefined {
  // Something else stands before its second click: it is put back.
  if (armed) return shown.find(one => one.option.endsWith('!back'))
  for (const option of wish) {
    if (tried.has(option)) continue
    const found = shown.find(one => one.option === option)
    if (found) return found
  }
  return undefined
}

/** Whether it ended within so many rounds. */
export function bringToAnEnd(game: Game, atMost = 400): boolean {
  let tried = new Map<string, Set<string>>()
  for (let n = 0; n < atMost && !game.state.ended; n += 1) {
    while (game.papers.length > 0) paperComes(game)
    if (round(game, tried)) continue
    // Nobody can do anything now: another day, or whatever the clock brings.
    tried = new Map()
    const due = nextDue(game)
    const tomorrow = Date.parse(game.world.now) + (due ? 5 : 1) * 86_400_000
    waitUntil(
      game,
      due ? Math.min(tomorrow, Math.max(Date.parse(due.at), Date.parse(game.world.now) + 3_600_000)) : tomorrow,
    )
  }
  return game.state.ended !== undefined
}
