// The preparation report: what is on record and nothing else, the same every time, and no performance in any amount.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linXiao } from '../../test/company.ts'
import { sampleFile } from '../../test/personnel.ts'
import { type Play, press, startedCase, testWorld } from '../../test/world.ts'
import type { PersonnelFile } from '../model/personnel-file.ts'
import { preparationReport } from './preparation.ts'
import { riskOf } from './risk.ts'

const file = sampleFile('E10866')
const supplied = (play: Play, more: Record<string, string> = {}): Play =>
  press(play, 'manager', 'checks', 'supply', {
    documents: ['file-1'],
    otherPosts: 'offered',
    performance: 'gaps',
    talksBefore: 'documented',
    ...more,
  })
const started = (personnel: PersonnelFile | undefined, record = linXiao) =>
  supplied(startedCase(testWorld(), record, personnel))
const reportOf = ({ state, world }: Play) => preparationReport(state, world)
const rulesOf = (play: Play): readonly string[] =>
  reportOf(play).risk.factors.map(({ rule, level }) => `${rule} ${level}`)

describe('the golden case', () => {
  const report = reportOf(started(file))

  test('given one month without a score, then eleven are shown and that one is missing', () => {
    expect(report.growth.missing).toEqual(['2025-02'])
    expect(report.growth.months.filter(month => month.score === undefined)).toEqual([{ month: '2025-02' }])
    expect(report.growth.moves).toEqual([{ on: '2025-01-01', move: 'raise', percent: '5.3', title: undefined }])
  })

  test('given files and law, then the amounts are those of the storyboard', () => {
    expect(report.severance).toMatchObject({ amount: { value: '130200.00' }, formula: '7.0 × 18600.00' })
    expect(report.leave).toMatchObject({ amount: { value: '8000.00' }, days: '5' })
  })

  test('given identified feedback, then requests are the words about a topic, in order of time', () => {
    expect(report.said.requests?.map(row => [row.date, row.topic])).toEqual([
      ['2025-03-14', 'growth'],
      ['2025-06-19', 'workload'],
      ['2025-09-11', 'place'],
    ])
    expect(report.said.events?.every(row => row.author !== '' && row.date !== '')).toBe(true)
  })

  test('given eight questions, then each rests on something', () => {
    expect(report.questions.map(({ id }) => id)).toEqual([
      ...['refuse', 'why-me', 'severance', 'wages', 'more', 'time', 'unemployment', 'certificate'],
    ])
    for (const { basis } of report.questions) expect(basis.length).toBeGreaterThan(0)
  })

  test('given the report as data, then it holds no wage, no birthday, and no score of a person', () => {
    const text = JSON.stringify(report)
    expect(text).not.toMatch(/15200|16000\.00|1991-03-26|fit|rank|predict|likelihood/i)
  })
})

describe('the risk of the way', () => {
  test('given an open-ended contract and a gap in the records, then it is amber, each factor with rule, source and article', () => {
    const { risk } = reportOf(started(file))
    expect(risk.level).toBe('amber')
    expect(risk.factors.map(({ rule, source, basis }) => [rule, source, basis])).toEqual([
      ['R-OPEN-ENDED', 'directory', ['CN-LCL-14']],
      ['R-PERFORMANCE-GAPS', 'performance.csv', ['CN-LCL-40', 'CN-SPC1-44']],
    ])
  })

  test('given gaps in social insurance, then it is red and says so first', () => {
    expect(rulesOf(started(sampleFile('E10873')))[0]).toBe('R-INSURANCE red')
  })

  test('given a contract that ran out or a wage nobody knows, then it is red', () => {
    const ended = { ...linXiao, contractType: 'fixed_term', contractEnd: '2025-09-30' }
    expect(rulesOf(started(file, ended))).toContain('R-CONTRACT-ENDED red')
    expect(rulesOf(started(file, { ...linXiao, avgWage12m: undefined }))).toContain('R-NO-ESTIMATE red')
  })

  test('given directory and leave file disagree, then both figures are told', () => {
    const factors = reportOf(started(file, { ...linXiao, leaveTakenDays: '3' })).risk.factors
    expect(factors.find(({ rule }) => rule === 'R-LEAVE-DIFFERS')).toMatchObject({
      values: { known: '3', file: '4' },
      source: 'leave.csv 2025-10-20 #4',
    })
  })

  test('given a clean record, then it is green', () => {
    const clean = { ...linXiao, contractType: 'fixed_term', contractEnd: '2027-03-17' }
    const play = supplied(startedCase(testWorld(), clean), { performance: 'complete' })
    expect(reportOf(play).risk).toEqual({ level: 'green', factors: [] })
  })

  test('given many cases at once, then HR sees it and the manager does not', () => {
    const { state, world } = started(file)
    const crowded = { ...world, radar: { opened: 20, headcount: 400 } }
    expect(riskOf(state, crowded, '2025-10-20', 'hr').factors[0]).toMatchObject({ rule: 'R-MANY', level: 'red' })
    expect(riskOf(state, crowded, '2025-10-20', 'manager').factors.map(({ rule }) => rule)).not.toContain('R-MANY')
    const near = { ...world, radar: { opened: 18, headcount: 400 } }
    expect(riskOf(state, near, '2025-10-20', 'hr').factors.find(({ rule }) => rule === 'R-MANY')?.level).toBe('amber')
  })
})

describe('what is not known', () => {
  test('given no import at all, then every part says so and nothing is nought', () => {
    const { growth, said, items } = reportOf(started(undefined))
    expect(growth).toMatchObject({ known: false, trainings: undefined, moves: undefined })
    expect(growth.missing).toHaveLength(12)
    expect(said).toEqual({ events: undefined, requests: undefined })
    expect(items).toEqual([])
  })

  test('given any of the months, then exactly the others are missing and no score changes an amount', () => {
    const golden = reportOf(started(file))
    const rows = file.performance ?? []
    fc.assert(
      fc.property(fc.subarray([...rows]), fc.integer({ min: 0, max: 100 }), (kept, score) => {
        const performance = kept.map(row => ({ ...row, score: String(score) }))
        const report = reportOf(started({ ...file, performance }))
        const months = new Set(kept.map(row => row.month))
        expect(report.growth.missing).toEqual(
          golden.growth.months.map(m => m.month).filter(month => !months.has(month)),
        )
        expect([report.severance, report.leave, report.items]).toEqual([golden.severance, golden.leave, golden.items])
      }),
      { numRuns: 15 },
    )
  })

  test('given the same facts in another order, then the very same report', () => {
    const turned = Object.fromEntries(Object.entries(file).map(([kind, rows]) => [kind, rows?.toReversed()]))
    const same = reportOf(started(turned as PersonnelFile))
    expect(JSON.stringify(same)).toBe(JSON.stringify(reportOf(started(file))))
  })
})
