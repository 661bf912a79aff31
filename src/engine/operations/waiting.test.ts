// A task that is left lying: its person is reminded, then somebody else hears of it once; silence decides nothing.
import { describe, expect, test } from 'vitest'
import { effectiveCase, issuedCase, settledCase, signedCase } from '../../../test/settled-case.ts'
import { confirmedCase } from '../../../test/settlement-play.ts'
import { instanceFor, moveTo, openSteps, type Play, press } from '../../../test/world.ts'
import type { Person } from '../../model/person.ts'

const told = ({ state }: Play) =>
  state.steps.filter(one => one.step === 'told-held-up').map(one => ({ who: one.who, what: one.data?.what }))

describe('given the employee has signed and the company does not seal', () => {
  test('then the signatory is reminded after a working day, HR hears after two, and nothing is sealed', () => {
    // 林晓 signed on Thursday, 30 October 2025; Monday evening two working days are over.
    const play = moveTo(signedCase(), '2025-11-03T10:00:00Z')
    expect(instanceFor(play.state, 'signatory', 'seal')?.reminded).toBe(1)
    expect(told(play)).toEqual([{ who: play.state.parties.hrbp, what: 'seal' }])
    expect(play.state.effectiveAt).toBeUndefined()
    expect(openSteps(play)).toContain(`seal:${play.state.parties.signatory}`)
  })
})

describe('given the agreement was taken back and HR does not undo what was begun', () => {
  test('then HR is reminded and the head of HR hears of it', () => {
    const back = press(effectiveCase(), 'employee', 'effective-employee', 'withdraw-agreement')
    const play = moveTo(back, '2025-11-10T10:00:00Z')
    expect(instanceFor(play.state, 'hrbp', 'rollback')?.reminded).toBe(1)
    expect(told(play)).toEqual([{ who: play.state.parties.hrd, what: 'rollback' }])
    expect(play.state.ended).toBeUndefined()
  })
})

describe('given the employee does not answer who proposed', () => {
  test('then nobody presses them, and HR hears of it', () => {
    const play = moveTo(confirmedCase(), '2025-10-31T10:00:00Z')
    expect(instanceFor(play.state, 'employee', 'who-proposed')?.reminded).toBe(0)
    expect(told(play)).toEqual([{ who: play.state.parties.hrbp, what: 'who-proposed' }])
  })
})

describe('given the signatory is away', () => {
  const away = (
    play: Play,
    absence: Partial<NonNullable<Person['absence']>>,
    more: (person: Person) => Person = one => one,
  ): Play => {
    const signatory = play.state.parties.signatory
    const persons = play.world.people
      .all()
      .map(one =>
        one.id === signatory ? { ...one, absence: { from: '2025-10-29', to: '2025-11-07', ...absence } } : more(one),
      )
    const people = {
      all: () => persons,
      find: (id: string) => persons.find(one => one.id === id),
      withRole: (role: Person['roles'][number]) => persons.filter(one => one.roles.includes(role)),
    }
    return { ...play, world: { ...play.world, people } }
  }
  const unsigned = () => moveTo(settledCase(), '2025-10-29T03:00:00Z')
  const alsoSeals = (id: string) => (person: Person) =>
    person.id === id ? { ...person, roles: [...person.roles, 'signatory' as const] } : person

  test('when the delegate may sign for the company, then the card is theirs at once', () => {
    const play = signedCase(
      moveTo(issuedCase(away(unsigned(), { delegateId: 'E10208' }, alsoSeals('E10208'))), '2025-10-30T04:00:00Z'),
    )
    expect(openSteps(play)).toContain('seal:E10208')
    expect(play.state.parties.signatory).toBe('E10208')
    expect(told(play)).toEqual([])
  })

  test('when nobody else may, then it stays theirs and HR reads until when, and what to do', () => {
    const play = signedCase(moveTo(issuedCase(away(unsigned(), { delegateId: 'E10208' })), '2025-10-30T04:00:00Z'))
    expect(openSteps(play)).toContain(`seal:${play.state.parties.signatory}`)
    expect(play.state.steps.find(one => one.step === 'told-held-up')).toMatchObject({
      who: play.state.parties.hrbp,
      data: { what: 'seal', away: '2025-11-07' },
    })
  })

  test('when the leave begins while it waits, then it moves with the reminder', () => {
    const waiting = away(signedCase(), { from: '2025-10-31', delegateId: 'E10208' }, alsoSeals('E10208'))
    expect(openSteps(moveTo(waiting, '2025-11-01T10:00:00Z'))).toContain('seal:E10208')
  })
})
