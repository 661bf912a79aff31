// What a form asks for is what is wanted, and whoever writes knows who will read it.
import { expect, test } from 'vitest'
import { card } from '../../test/card-view.ts'
import { issuedCase } from '../../test/settled-case.ts'
import { confirmedCase, sentCase } from '../../test/settlement-play.ts'
import { caseAt, type Play, press, testWorld } from '../../test/world.ts'
import type { CaseRole } from '../model/flow.ts'

const asked = (play: Play, who: CaseRole, step: string, option: string): readonly (string | undefined)[] =>
  (['zh-CN', 'en'] as const).map(
    locale => card(play, who, step, locale).buttons.find(({ id }) => id === option)?.form?.fields[0]?.label,
  )

test('given a notice that reached the wrong person, then HR is asked what was done', () => {
  const talking = caseAt('talking', ['opening-notice'], { world: testWorld({ now: '2025-10-27T07:00:00Z' }) })
  const incident = press(talking, 'employee', 'opening-notice', 'not-me')
  expect(asked(incident, 'hrbp', 'privacy-incident', 'handled')).toEqual(['做了什么', 'What was done'])
  const handled = press(incident, 'hrbp', 'privacy-incident', 'handled', { done: '已收回,已联系本人' })
  expect(handled.state.ended?.how).toBe('cancelled')
})

test.each<readonly [string, () => Play, CaseRole, string, string]>([
  ['the settlement is changed', sentCase, 'hrbp', 'settlement-watch', 'edit'],
  ['the offer is withdrawn', issuedCase, 'hrbp', 'agreement-sent', 'withdraw'],
  [
    'who proposed is asked again',
    () => press(confirmedCase(), 'employee', 'who-proposed', 'unclear'),
    'hrd',
    'proposer-mismatch',
    'ask-again',
  ],
])('given %s, then the reason is asked for as what the employee reads', (_, play, who, step, option) => {
  expect(asked(play(), who, step, option)).toEqual(['原因(员工会看到)', 'Reason (the employee sees it)'])
})

test('given a manager who answered a part of the checks, then the form shows what was answered and asks for the rest', () => {
  const opened = caseAt('checks', ['checks'])
  const answered = press(opened, 'manager', 'checks', 'supply', {
    performance: 'gaps',
    otherPostsNote: '没有合适的岗位',
  })
  const fields = card(answered, 'manager', 'checks').buttons.find(({ id }) => id === 'supply')?.form?.fields ?? []
  expect(Object.fromEntries(fields.map(({ name, value }) => [name, value]))).toEqual({
    documents: undefined,
    otherPosts: undefined,
    otherPostsNote: '没有合适的岗位',
    performance: 'gaps',
    talksBefore: undefined,
    improvement: undefined,
  })
})
