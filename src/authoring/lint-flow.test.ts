// A flow that names what is not there does not load, and says where.
import { describe, expect, test } from 'vitest'
import type { Guard, Option, Step, StepClock, Target } from '../model/flow.ts'
import { loadFlows } from '../packs/flows.ts'
import { lintFlow } from './lint-flow.ts'

const [shipped] = loadFlows()
if (!shipped) throw new Error('no flow is shipped')

const step = (more: Partial<Step>): Step => ({
  id: 'odd',
  kind: 'ask',
  card: 'meeting',
  basis: ['POLICY-TALK'],
  silent: false,
  standing: false,
  whilePaused: false,
  unhurried: 'nothing-waits',
  to: [],
  clocks: [],
  options: [],
  ...more,
})
const option: Option = {
  id: 'go',
  style: 'plain',
  legal: false,
  stay: false,
  place: 'card',
  whilePaused: false,
  to: [],
}
const clock: StepClock = { id: 'tick', after: '1 days', remind: false, to: [] }
const nothing: Target = { open: [], close: [] }
const nowhere: Target = { ...nothing, open: ['nowhere'] }
const fullMoon: Guard = { field: 'moon.full', is: true }

describe('the flow that ships', () => {
  test('has no problem', () => {
    expect(lintFlow(shipped)).toEqual([])
  })
})

describe('a flow that names', () => {
  test.each<[string, Partial<Step>, string]>([
    ['no card', { card: undefined }, 'odd: has no card'],
    ['a card nobody wrote', { card: 'song' }, 'odd: unknown card song'],
    ['an operation nobody wrote', { does: 'talk.sing' }, 'odd: unknown operation talk.sing'],
    ['a field nobody reads', { until: { field: 'moon.full', is: true } }, 'odd: unknown field moon.full'],
    ['a step that is not there', { to: [nowhere] }, 'odd: unknown step nowhere'],
    ['a step for its end that is not there', { whenEnded: 'nowhere' }, 'odd: unknown step nowhere'],
    ['a stage that is not there', { to: [{ stage: 'limbo', open: [], close: [] }] }, 'odd: unknown stage limbo'],
    ['a form that is not there', { options: [{ ...option, form: 'song' }] }, 'odd.go: unknown form song'],
    ['a step behind a button', { options: [{ ...option, to: [nowhere] }] }, 'odd.go: unknown step nowhere'],
    ['no time for a clock', { clocks: [{ ...clock, after: undefined }] }, 'odd.tick: says neither after nor at'],
    ['a step that its end closes', { to: [{ open: [], close: ['nowhere'] }] }, 'odd: unknown step nowhere'],
    ['a field that its end asks for', { to: [{ ...nothing, if: fullMoon }] }, 'odd: unknown field moon.full'],
    ['a field behind a button', { options: [{ ...option, when: fullMoon }] }, 'odd.go: unknown field moon.full'],
    ['an operation of a clock', { clocks: [{ ...clock, does: 'talk.sing' }] }, 'odd.tick: unknown operation talk.sing'],
    ['a step that a clock leads to', { clocks: [{ ...clock, to: [nowhere] }] }, 'odd.tick: unknown step nowhere'],
    ['an instant nobody knows', { clocks: [{ ...clock, at: 'doomsday' }] }, 'odd.tick: unknown instant doomsday'],
  ])('%s does not load', (_, more, problem) => {
    expect(lintFlow({ ...shipped, steps: [...shipped.steps, step(more)] })).toEqual([`cn-mutual: ${problem}`])
  })

  test('an operation nobody wrote under every card does not load', () => {
    const footer = { employee: [{ ...option, does: 'talk.sing' }] }
    expect(lintFlow({ ...shipped, footer })).toEqual(['cn-mutual: footer.employee.go: unknown operation talk.sing'])
  })

  test('a first step that is not there does not load', () => {
    expect(lintFlow({ ...shipped, start: ['nowhere'] })).toEqual(['cn-mutual: start: unknown step nowhere'])
  })

  test('the same step twice does not load', () => {
    const steps = [...shipped.steps, step({}), step({})]
    expect(lintFlow({ ...shipped, steps })).toEqual(['cn-mutual: steps: two steps share an id'])
  })
})

describe('a step that waits for a person', () => {
  const waiting = (more: Partial<Step>) =>
    lintFlow({ ...shipped, steps: [...shipped.steps, step({ options: [option], unhurried: undefined, ...more })] })
  const reminds: StepClock = { ...clock, remind: true }
  const leads: StepClock = { ...clock, id: 'waits', does: 'step.waits' }

  test('without a clock does not load', () => {
    expect(waiting({ who: 'hrbp' })).toEqual([
      'cn-mutual: odd: nobody is reminded',
      'cn-mutual: odd: nobody else hears that it waits',
    ])
  })

  test('that only reminds does not load, unless it waits for the head of HR', () => {
    expect(waiting({ who: 'hrbp', clocks: [reminds] })).toEqual(['cn-mutual: odd: nobody else hears that it waits'])
    expect(waiting({ who: 'hrd', clocks: [reminds] })).toEqual([])
  })

  test('loads with both, with a reason to hurry nobody, or when it only tells', () => {
    expect(waiting({ who: 'hrbp', clocks: [reminds, leads] })).toEqual([])
    const opens: StepClock = { ...clock, id: 'opens', to: [{ ...nothing, open: ['told-held-up'] }] }
    expect(waiting({ who: 'hrbp', clocks: [reminds, opens] })).toEqual([])
    expect(waiting({ who: 'employee', unhurried: 'employee' })).toEqual([])
    expect(waiting({ kind: 'tell' })).toEqual([])
  })
})
