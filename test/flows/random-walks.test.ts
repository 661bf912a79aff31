// Random walks over the shipped flows: whatever people press, no undeclared state, and silence never means yes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roleSees } from '../../src/access/policy.ts'
import { contentOfCard } from '../../src/cards/contents.ts'
import { deadlinesOf } from '../../src/engine/clocks/clocks.ts'
import { seenHash } from '../../src/engine/content.ts'
import { decide } from '../../src/engine/decide.ts'
import { foldAll } from '../../src/engine/fold/index.ts'
import { holds } from '../../src/engine/guards/guard.ts'
import type { CaseState } from '../../src/model/case.ts'
import type { CaseEvent, EventDraft } from '../../src/model/case-event.ts'
import { loadFlows } from '../../src/packs/flows.ts'
import { startedCase, testWorld } from '../world.ts'

const shipped = loadFlows()

describe('a shipped flow', () => {
  for (const flow of shipped) {
    test(`given ${flow.id}, then whoever a card is for may see everything on it`, () => {
      const forbidden = flow.steps.flatMap(step => {
        if (step.card === undefined || step.who === undefined) return []
        const contents = contentOfCard[step.card]
        if (contents === undefined) return [`${step.id}: no contents`]
        const { who } = step
        return contents
          .filter(content => !roleSees(who, content))
          .map(content => `${step.id}: ${who} may not see ${content}`)
      })
      expect(forbidden).toEqual([])
    })

    test(`given ${flow.id}, then every step can be reached`, () => {
      const named = new Set([
        ...flow.start,
        ...flow.steps.flatMap(step =>
          [...step.to, ...step.options.flatMap(o => o.to), ...step.clocks.flatMap(c => c.to)].flatMap(
            target => target.open,
          ),
        ),
      ])
      // Steps that operations open by name are reached in the journeys; these follow from what happens outside a flow.
      const outside = [
        'told-denials',
        'given-up',
        'law-change',
        'told-data-changed',
        'report-changed',
        'seek-help',
        'decline',
      ]
      const opened = flow.steps.filter(step => !named.has(step.id) && !outside.includes(step.id)).length
      expect(opened).toBeLessThan(flow.steps.length / 2)
    })
  }
})

interface Walk {
  state: CaseState
  readonly events: CaseEvent[]
  now: number
}

const recorded = (events: readonly EventDraft[], from: number): readonly CaseEvent[] =>
  events.map((event, i) => ({ ...event, caseId: 'C-1', seq: from + i + 1, prev: '', hash: '' }))

// Commits that only a person may make: none of these may ever be by the clock.
const needsPerson = new Set([
  'released',
  'settlement-verified',
  'settlement-published',
  'settlement-confirmed',
  'signed',
  'who-proposed',
  'became-effective',
])

describe('random walks', () => {
  const flow = shipped.find(f => f.id === 'cn-mutual')
  if (!flow) throw new Error('no cn-mutual')
  const steps = new Set(flow.steps.map(step => step.id))

  test('given any row of presses, clocks and nonsense, then the state is declared, foldable and consented by people only', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 9 })), { minLength: 5, maxLength: 60 }),
        choices => {
          const opening = startedCase()
          const walk: Walk = { state: opening.state, events: [], now: Date.parse(opening.world.now) }
          if (opening.last?.kind !== 'done') throw new Error('not opened')
          walk.events.push(...recorded(opening.last.events, 0))
          for (const [a, b, kind] of choices) act(walk, a, b, kind)
          expect(foldAll(walk.events)).toEqual(walk.state)
          expect(flow.stages).toContain(walk.state.stage)
          for (const instance of walk.state.steps) expect(steps).toContain(instance.step)
          for (const event of walk.events) if (needsPerson.has(event.body.kind)) expect(event.by).not.toBe('clock')
          if (walk.state.effectiveAt) {
            const last = walk.state.agreements.at(-1)
            expect(new Set(last?.signatures.map(s => s.party))).toEqual(new Set(['employee', 'company']))
          }
        },
      ),
    )
  })

  function act(walk: Walk, a: number, b: number, kind: number): void {
    walk.now += (b % 72) * 3_600_000
    const at = new Date(walk.now).toISOString()
    const world = testWorld({ now: at })
    if (kind === 0) {
      const due = deadlinesOf(walk.state)
      const deadline = due[a % Math.max(1, due.length)]
      if (deadline)
        apply(
          walk,
          decide(
            flow as never,
            walk.state,
            {
              kind: 'due',
              at: new Date(Math.max(walk.now, Date.parse(deadline.at))).toISOString(),
              cause: 'walk',
              deadline: deadline.key,
            },
            world,
          ),
        )
      return
    }
    const open = walk.state.steps.filter(step => step.status === 'open' && step.who)
    const instance = open[a % Math.max(1, open.length)]
    const step = flow?.steps.find(s => s.id === instance?.step)
    if (!instance?.who || !step) return
    const options = step.options.filter(option => holds(option.when, walk.state))
    const option = options[b % Math.max(1, options.length)]
    if (!option) return
    const values = option.form && kind > 2 ? valuesFor(option.form) : {}
    const click = option.legal && instance.armed?.option === option.id ? `${option.id}!yes` : option.id
    apply(
      walk,
      decide(
        flow as never,
        walk.state,
        {
          kind: 'press',
          at,
          cause: 'walk',
          by: instance.who,
          instance: instance.id,
          option: click,
          seen: seenHash(walk.state, instance),
          values,
        },
        world,
      ),
    )
  }

  // Plausible values, so that walks get somewhere; what does not fit is refused and changes nothing.
  function valuesFor(form: string): Record<string, string | string[]> {
    const spec = flow?.forms[form]
    const values: Record<string, string | string[]> = {}
    for (const field of spec?.fields ?? []) {
      if (field.kind === 'one') values[field.name] = field.choices.includes('no') ? 'no' : (field.choices[0] ?? '')
      else if (field.kind === 'date') values[field.name] = '2025-10-29'
      else if (field.kind === 'time') values[field.name] = field.name === 'to' ? '11:00' : '10:00'
      else if (field.kind === 'money') values[field.name] = '1200.00'
      else if (field.kind === 'number') values[field.name] = String(Math.max(field.min ?? 0, 5))
      else if (field.kind === 'tick') values[field.name] = 'yes'
      else if (field.kind === 'file') values[field.name] = ['file-1']
      else values[field.name] = 'text'
    }
    return values
  }

  function apply(walk: Walk, decision: ReturnType<typeof decide>): void {
    if (decision.kind !== 'done') return
    const from = walk.state.seq
    walk.events.push(...recorded(decision.events, from))
    walk.state = decision.state
    expect(walk.state.seq).toBe(from + decision.events.length)
  }
})
