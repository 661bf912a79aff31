// Tasks after the agreement took effect: when accounts are closed, to whom a task may be passed on, who hears of trouble.
import { describe, expect, it } from 'vitest'
import { effectiveCase } from '../../../../test/settled-case.ts'
import { instanceFor, moveTo, openSteps, press, refused } from '../../../../test/world.ts'

const evening = '2025-11-30T10:30:00Z'

describe('tasks', () => {
  it('accounts are closed after 18:00 of the last day and no minute earlier', () => {
    const play = moveTo(effectiveCase(), '2025-11-30T09:59:00Z')
    expect(refused(play, 'it', 'accounts', 'done', { note: '停用' })).toMatchObject({
      code: 'accounts-too-early',
      values: { until: '2025-11-30T10:00:00Z' },
    })
    expect(
      press(moveTo(play, evening), 'it', 'accounts', 'done', { note: '停用' }).state.answers.accounts,
    ).toBeDefined()
  })

  it('accounts of somebody who works further west stay open until it is 18:00 there', () => {
    const { state, world } = moveTo(effectiveCase(), evening)
    const people = {
      ...world.people,
      find: (id: string) => {
        const person = world.people.find(id)
        return person && id === state.parties.employee ? { ...person, timezone: 'Asia/Dubai' } : person
      },
    }
    const play = { state, world: { ...world, people } }
    expect(refused(play, 'it', 'accounts', 'done', { note: '停用' })).toMatchObject({
      code: 'accounts-too-early',
      values: { until: '2025-11-30T14:00:00Z' },
    })
  })

  it('a task is passed on to somebody of the same desk only', () => {
    const play = effectiveCase()
    expect(refused(play, 'hrbp', 'transfer', 'pass-on', { person: 'E10392' }).fields).toEqual({
      person: 'unknown-choice',
    })
    expect(refused(play, 'hrbp', 'transfer', 'pass-on', { person: 'E10208' }).fields).toEqual({
      person: 'unknown-choice',
    })
    const passed = press(play, 'hrbp', 'transfer', 'pass-on', { person: 'E10233' })
    expect(openSteps(passed)).toContain('transfer:E10233')
    expect(passed.state.steps.at(-1)?.data).toEqual({ from: 'E10208' })
    expect(openSteps(passed)).not.toContain('transfer:E10208')
  })

  it('trouble is told to HR, HR’s own to the head of HR', () => {
    const play = press(effectiveCase(), 'it', 'accounts', 'trouble', { why: '账号找不到' })
    expect(instanceFor(play.state, 'hrbp', 'told-note')?.data).toMatchObject({ task: 'accounts', text: '账号找不到' })
    const own = press(play, 'hrbp', 'transfer', 'trouble', { why: '系统维护' })
    expect(instanceFor(own.state, 'hrd', 'told-note')?.data?.text).toBe('系统维护')
  })

  it('a transfer without its receipt is not done', () => {
    expect(refused(effectiveCase(), 'hrbp', 'transfer', 'done', { note: '好了' }).fields).toEqual({
      evidence: 'required',
    })
  })
})
