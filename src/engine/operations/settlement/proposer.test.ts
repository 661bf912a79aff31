// E3: who proposed is the employee's own answer; where it is another one than the company's, no agreement comes before a person has cleared it (LCL 46, G1, G2).
import { describe, expect, test } from 'vitest'
import { confirmedCase } from '../../../../test/settlement-play.ts'
import { openSteps, type Play, press } from '../../../../test/world.ts'

const says = (option: 'company' | 'myself' | 'unclear', play: Play = confirmedCase()): Play =>
  press(play, 'employee', 'who-proposed', option)
const told = ({ state }: Play, step: string) =>
  state.steps.filter(one => one.step === step).map(({ who, data }) => ({ who, ...data }))
const why = '邮件显示由公司提出,请再确认一次'

test('given both say that the company proposed, then HR prepares the agreement', () => {
  const play = says('company')
  expect(play.state.whoProposed).toBe('company')
  expect(openSteps(play)).toContain('agreement-draft:E10208')
  expect(openSteps(play)).not.toContain('proposer-mismatch:E10112')
})

describe.each([
  ['myself', 'employee'],
  ['unclear', 'unclear'],
] as const)('given the employee answers 「%s」', (option, answer) => {
  test('then it goes to the head of HR, and no agreement is prepared', () => {
    const play = says(option)
    expect(play.state.whoProposed).toBe(answer)
    expect(openSteps(play)).toContain('proposer-mismatch:E10112')
    expect(openSteps(play)).not.toContain('agreement-draft:E10208')
  })

  test('then being asked again, with the reason, changes nothing by itself: only her own answer does', () => {
    const asked = press(says(option), 'hrd', 'proposer-mismatch', 'ask-again', { why })
    expect(told(asked, 'who-proposed').at(-1)).toEqual({ who: 'E10866', why })
    expect(openSteps(asked)).not.toContain('agreement-draft:E10208')
    expect(asked.last?.kind === 'done' && asked.last.events.map(event => event.body)).toContainEqual({
      kind: 'who-proposed-resolved',
      why,
    })
    expect(openSteps(says('company', asked))).toContain('agreement-draft:E10208')
    expect(openSteps(says(option, asked))).toContain('proposer-mismatch:E10112')
  })

  test('then the head of HR may end it here: the contract goes on', () => {
    const over = press(says(option), 'hrd', 'proposer-mismatch', 'close-case', { why })
    expect(over.state).toMatchObject({ stage: 'withdrawn', ended: { how: 'withdrawn' } })
    expect(told(over, 'told-ended')).toContainEqual({ who: 'E10421', how: 'withdrawn' })
    expect(openSteps(over)).toEqual([])
  })
})
