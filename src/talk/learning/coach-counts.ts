// What the coach was asked and what it found in a case, counted by kind: never a text, never a person.
import type { CaseState, StepInstance } from '../../model/case.ts'

interface CategoryCount {
  /** Sentences with a warning or worse, drafted or said. */
  readonly alerts: number
  /** Of these, held to be a false alarm by whoever wrote the sentence … */
  readonly reported: number
  /** … and by HR as well. */
  readonly agreed: number
}

export interface CoachCounts {
  /** Sentences that were put to the coach before or after they were said. */
  readonly checks: number
  readonly replaced: number
  readonly categories: Readonly<Record<string, CategoryCount>>
}

type Data = NonNullable<StepInstance['data']>
const none: Data = {}

const words = (text: string | undefined): readonly string[] => (text ?? '').split(' ').filter(word => word !== '')

/** Kinds of what was found beyond a hint. */
function found(data: Data): readonly string[] {
  const numbers = Array.from({ length: Number(data.count ?? '0') }, (_, i) => i + 1)
  return numbers.flatMap(n => (data[`severity-${n}`] === 'info' ? [] : words(data[`category-${n}`])))
}

export function coachCounts({ steps }: Pick<CaseState, 'steps'>): CoachCounts {
  const of = (step: string): readonly StepInstance[] => steps.filter(one => one.step === step)
  const alerts = of('told-check').map(({ data = none }) => found(data))
  // What was written in a room stands among the alerts already.
  const stopped = of('risk-review').filter(({ data }) => data?.where !== 'room')
  const reported = of('false-alarm')
  const agreed = reported.filter(({ outcome }) => outcome?.option === 'was-false')
  const kinds = ({ data }: StepInstance): readonly string[] => [...new Set(words(data?.categories))]
  return {
    checks:
      of('told-clear').length +
      of('told-check').filter(({ data }) => data?.where !== 'room').length +
      stopped.filter(({ data }) => data?.where === 'talk').length,
    replaced: of('told-check').filter(({ outcome }) => outcome?.option === 'take').length,
    categories: tally({
      alerts: [...alerts.map(list => [...new Set(list)]), ...stopped.map(kinds)].flat(),
      reported: reported.flatMap(kinds),
      agreed: agreed.flatMap(kinds),
    }),
  }
}

/** Several cases as one. */
export function addCounts(all: readonly CoachCounts[]): CoachCounts {
  const sum = (of: (one: CoachCounts) => number): number => all.reduce((total, one) => total + of(one), 0)
  const names = [...new Set(all.flatMap(one => Object.keys(one.categories)))].sort()
  const counted = (name: string, what: keyof CategoryCount): number => sum(one => one.categories[name]?.[what] ?? 0)
  return {
    checks: sum(one => one.checks),
    replaced: sum(one => one.replaced),
    categories: Object.fromEntries(
      names.map(name => [
        name,
        { alerts: counted(name, 'alerts'), reported: counted(name, 'reported'), agreed: counted(name, 'agreed') },
      ]),
    ),
  }
}

function tally(lists: Readonly<Record<keyof CategoryCount, readonly string[]>>): CoachCounts['categories'] {
  const names = [...new Set(Object.values(lists).flat())].sort()
  const count = (name: string, list: readonly string[]): number => list.filter(one => one === name).length
  return Object.fromEntries(
    names.map(name => [
      name,
      {
        alerts: count(name, lists.alerts),
        reported: count(name, lists.reported),
        agreed: count(name, lists.agreed),
      },
    ]),
  )
}
