// Three attempts within a day at what is not theirs: HR hears of it once, and of HR's own the head of HR does (product P11).
import { describe, expect, test } from 'vitest'
import { caseAt, flow } from '../../test/world.ts'
import type { CaseState } from '../model/case.ts'
import { decide } from './decide.ts'

const { state: start, world } = caseAt('talking', ['opening-notice'])

/** The same person tries at these instants. */
const tries = (by: string, from: CaseState, ...instants: readonly string[]): CaseState =>
  instants.reduce<CaseState>((state, at) => {
    const action = {
      kind: 'deny',
      by,
      at,
      cause: `denied-${at}`,
      what: 'opening-notice#1/read',
      why: 'not-theirs',
    } as const
    const decision = decide(flow, state, action, world)
    return decision.kind === 'done' ? decision.state : state
  }, from)

/** Who was told of it. */
const told = ({ steps }: CaseState): readonly (string | undefined)[] =>
  steps.filter(({ step }) => step === 'told-denials').map(({ who }) => who)

const toldAfter = (by: string, ...instants: readonly string[]) => told(tries(by, start, ...instants))

const monday = ['2025-10-20T01:00:00Z', '2025-10-20T02:00:00Z', '2025-10-20T03:00:00Z'] as const

describe('three attempts', () => {
  test('within a day are told to the HR partner, once', () => {
    expect(toldAfter('E10421', ...monday, '2025-10-20T04:00:00Z')).toEqual(['E10208'])
  })

  test('over more than a day are not', () => {
    expect(toldAfter('E10421', monday[0], monday[1], '2025-10-21T01:00:00Z')).toEqual([])
    expect(toldAfter('E10421', monday[0], monday[1], '2025-10-21T00:59:59Z')).toEqual(['E10208'])
  })

  test('by several people are nobody’s three', () => {
    const others = tries('E10392', tries('E10315', start, monday[0]), monday[1])
    expect(others.denials).toHaveLength(2)
    expect(told(tries('E10421', others, monday[2]))).toEqual([])
  })

  test('of the HR partner are told to the head of HR', () => {
    expect(toldAfter('E10208', ...monday)).toEqual(['E10112'])
  })
})
