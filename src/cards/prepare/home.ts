// 「我的事项」: the cases one takes part in, where each stands, what is one's own to do. Nothing that is not one's business.
import { holds } from '../../engine/guards/guard.ts'
import { openInstances, rolesOf } from '../../engine/look.ts'
import type { Block } from '../../model/card.ts'
import type { CaseState } from '../../model/case.ts'
import { earliest } from '../../model/dates.ts'
import { words } from '../blocks.ts'
import type { LooseAbout, LooseBuilder } from '../card.ts'

export const home: LooseBuilder = about => {
  const { t, mine, ref } = about
  const seen = mine.filter(state => visibleTo(state, ref.to))
  return {
    title: t('home.title'),
    blocks:
      seen.length === 0
        ? [words(t('home.none'))]
        : seen.flatMap((state, i) => [...(i > 0 ? [{ kind: 'rule' } as const] : []), ...caseBlocks(state, about)]),
  }
}

/** The embargo: a person sees a case only once something of it has reached them. */
const visibleTo = (state: CaseState, person: string): boolean => state.steps.some(step => step.who === person)

function caseBlocks(state: CaseState, { t, ref, world, format, flow }: LooseAbout): readonly Block[] {
  const name = world.people.find(state.parties.employee ?? '')?.name ?? '—'
  const mineToDo = openInstances(state).filter(step => step.who === ref.to && asksSomething(step.step))
  const own = state.parties.employee === ref.to
  // What stays possible but is only a quiet button asks nothing of anybody.
  function asksSomething(id: string): boolean {
    const step = flow.steps.find(s => s.id === id)
    return (
      step !== undefined &&
      !step.standing &&
      step.options.some(option => option.style !== 'quiet' && holds(option.when, state))
    )
  }
  const waiting = mineToDo.flatMap(step => Object.values(step.clocks)).filter(clock => !clock.passed)
  const due = earliest(waiting.map(clock => clock.at))
  const narrow = rolesOf(state, ref.to).every(role => role === 'it' || role === 'admin' || role === 'finance')
  const rows: (readonly [string, string])[] = [
    ...(own ? [] : [[t('home.person'), name] as const]),
    ...(narrow ? [] : [[t('home.stage'), t(state.paused ? 'stage.paused' : `stage.${state.stage}`)] as const]),
    [
      t('home.yours'),
      mineToDo.length === 0 ? t('home.nothing') : mineToDo.map(step => t(`todo.${step.step}`)).join(t('list.and')),
    ],
    ...(due === undefined || own ? [] : [[t('home.due'), format.moment(due)] as const]),
  ]
  return [{ kind: 'facts', rows }]
}
