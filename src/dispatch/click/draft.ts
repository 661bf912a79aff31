// After 「先让我看看这句话」 was answered: another wording from a language model, where one is configured. Nothing waits for it.
import type { CaseState } from '../../model/case.ts'
import type { InboundEvent } from '../../model/inbound.ts'
import type { People, Person } from '../../model/person.ts'
import type { AskCoach, ReviewSentence } from '../../model/talk.ts'
import type { Drafter } from '../../ports/drafter.ts'
import type { Log } from '../../ports/log.ts'
import type { Outbox } from '../../ports/outbox.ts'
import type { PeopleStore } from '../../ports/people-store.ts'
import { type Rephrasing, rephrasing } from '../../talk/draft/rephrase.ts'
import type { Texts } from '../../texts/texts.ts'
import type { WhoIs } from '../people.ts'
import type { Settled } from './settle.ts'

export interface DraftDeps {
  /** Absent: there are no drafts, and nothing is sent. */
  readonly drafter: Drafter | undefined
  readonly whoIs: WhoIs
  readonly people: Pick<PeopleStore, 'snapshot'>
  readonly outbox: Pick<Outbox, 'add'>
  readonly ask: AskCoach
  readonly review: ReviewSentence
  readonly texts: Texts
  readonly log: Log
}

const mostAtOnce = 4

/** Passes on what dispatch gives, and drafts beside it. */
export function makeDraftBeside(deps: DraftDeps): (event: InboundEvent, settled: Settled) => Settled {
  const { drafter, log } = deps
  let running = 0
  return (event, settled) => {
    const checked = checkedSentence(event, settled)
    if (drafter === undefined || checked === undefined || running >= mostAtOnce) return settled
    running += 1
    void offer(deps, drafter, event, checked)
      .catch((fault: unknown) => log.error('a draft failed', fault))
      .finally(() => {
        running -= 1
      })
    return settled
  }
}

interface Checked {
  readonly sentence: string
  readonly state: CaseState
}

/** Only a sentence that its manager just had looked at; words on the employee's own cards never come here. */
function checkedSentence({ what }: InboundEvent, { answer, state }: Settled): Checked | undefined {
  const sentence = what.kind === 'press' ? what.values?.sentence : undefined
  const isChecked = answer.reply?.text === 'toast.checked' && what.kind === 'press' && what.values?.said !== 'already'
  return isChecked && state !== undefined && typeof sentence === 'string' ? { sentence, state } : undefined
}

async function offer(
  deps: DraftDeps,
  drafter: Drafter,
  { key, from }: InboundEvent,
  { sentence, state }: Checked,
): Promise<void> {
  const person = 'clock' in from ? undefined : await deps.whoIs.person(from)
  if (person === undefined || person.id !== state.parties.manager) return
  const plan = rephrasing(sentence, knownOf(await deps.people.snapshot(), state), deps)
  const { text, outcome } = await tried(deps, drafter, person, plan)
  deps.log.info('draft', { model: drafter.model, length: sentence.length, outcome })
  if (text === undefined) return
  await deps.outbox.add(`draft:${key}`, [
    { kind: 'say', to: person.id, text: 'draft.offered', values: { draft: text }, asks: false },
  ])
}

async function tried(
  { texts }: DraftDeps,
  drafter: Drafter,
  { locale }: Person,
  plan: Rephrasing,
): Promise<{ readonly text?: string; readonly outcome: string }> {
  if (plan.kind === 'never') return { outcome: `never: ${plan.why}` }
  const drafted = await drafter.draft({ instruction: texts.t(locale, 'draft.instruction'), sentence: plan.sentence })
  if (drafted.kind === 'failed') return { outcome: `failed: ${drafted.why}` }
  const made = plan.accept(drafted.text)
  return made.kind === 'dropped' ? { outcome: `dropped: ${made.why}` } : { text: made.text, outcome: made.kind }
}

function knownOf(people: People, { parties }: CaseState) {
  const inCase = new Set(Object.values(parties))
  const all = people.all()
  return {
    ofCase: all.filter(one => inCase.has(one.id)).map(one => one.name),
    others: all.flatMap(one => (inCase.has(one.id) ? [one.id] : [one.id, one.name])),
  }
}
