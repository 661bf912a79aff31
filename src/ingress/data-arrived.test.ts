// Whose cases hear of newer data: the running one, else the last one that was declined; no other case that is over.
import { expect, test } from 'vitest'
import type { CaseState } from '../model/case.ts'
import type { InboundEvent } from '../model/inbound.ts'
import { tellCases } from './data-arrived.ts'

const at = '2025-11-20T02:00:00Z'

/** Told cases, where the employee has these. */
async function told(open: string | undefined, ended: readonly Pick<CaseState, 'id' | 'declined'>[]) {
  const heard: InboundEvent[] = []
  const summary = { id: 'C-1', flow: 'cn-mutual', stage: '', employeeNo: 'E10866', openedAt: at, nextDue: null }
  const list = async () => (open === undefined && ended.length === 0 ? [] : [summary])
  const cases = { list, openCaseOf: async () => open, endedOf: async () => ended as readonly CaseState[] }
  const accept = async (event: InboundEvent) => {
    heard.push(event)
    return 'stored' as const
  }
  await tellCases({ cases, inbox: { accept } as never }, ['E10866'], at)
  return heard.map(({ what }) => ('caseId' in what ? what.caseId : what.kind))
}

const declined = (id: string) => ({ id, declined: { at } })

test.each([
  ['a running case', 'C-3', [declined('C-1')], ['C-3']],
  [
    'no running case, and two that were declined',
    undefined,
    [declined('C-1'), declined('C-2'), { id: 'C-3' }],
    ['C-2'],
  ],
  ['only cases that ended otherwise', undefined, [{ id: 'C-1' }], []],
  ['no case', undefined, [], []],
])('given %s, then the right one hears of newer data', async (_, open, ended, heard) => {
  expect(await told(open, ended)).toEqual(heard)
})
