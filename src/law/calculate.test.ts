// Properties of the calculation over random cases, and what it does with hostile input.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toldGrounds } from '../../law/cn/grounds.ts'
import { grounds as britishGrounds } from '../../law/gb/grounds.ts'
import { grounds as hongKongGrounds } from '../../law/hk/grounds.ts'
import { loadLawPacks } from '../packs/load.ts'
import type { LawAnswer } from './answer.ts'
import { calculate } from './calculate.ts'
import { explain } from './explain.ts'

const packs = loadLawPacks()
const today = '2026-11-21'

const ask = (facts: Record<string, unknown>, more: Record<string, unknown> = {}): LawAnswer =>
  calculate(packs, { jurisdiction: 'CN', facts, ...more }, today)

const results = (answer: LawAnswer): Readonly<Record<string, unknown>> => {
  if (answer.status === 'error') throw new Error(answer.error.code)
  return answer.results
}

const fen = (value: unknown) => BigInt(String(value).replace('.', ''))
const money = fc.integer({ min: 300_000, max: 20_000_000 }).map(n => (n / 100).toFixed(2))
const dayText = (n: number) => new Date(Date.UTC(2008, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
const career = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 6000 }))
  .map(([start, length]) => ({ hireDate: dayText(start), endDate: dayText(start + length) }))
const owing = fc.constantFrom('art36_employer_proposed', 'art41_layoff', 'art44_1_expiry_employer_no_renew')
const average = fc.integer({ min: 500_000, max: 2_000_000 }).map(n => (n / 100).toFixed(2))

describe('given any career and wage', () => {
  test('severance is the base times the months, rounded half-up once, and never negative', () => {
    fc.assert(
      fc.property(career, owing, money, average, (dates, ground, avgMonthlyWage, localAvgMonthlyWage) => {
        const found = results(ask({ ...dates, ground, avgMonthlyWage, localAvgMonthlyWage }))
        const tenths = BigInt(String(found.payableFactor).replace('.', ''))
        expect(fen(found.severance)).toBe((fen(found.severanceBase) * tenths + 5n) / 10n)
        expect(fen(found.severance)).toBeGreaterThan(0n)
      }),
    )
  })

  test('it is never below the uncapped statute unless the cap applies, and never above it', () => {
    fc.assert(
      fc.property(career, money, average, (dates, avgMonthlyWage, localAvgMonthlyWage) => {
        const ground = 'art36_employer_proposed'
        const found = results(ask({ ...dates, ground, avgMonthlyWage, localAvgMonthlyWage }))
        const tenths = BigInt(String(found.serviceFactor).replace('.', ''))
        const plain = (fen(avgMonthlyWage) * tenths + 5n) / 10n
        if (found.baseCapped === true) expect(fen(found.severance)).toBeLessThan(plain)
        else expect(fen(found.severance)).toBe(plain)
      }),
    )
  })

  test('a day longer never gives less', () => {
    fc.assert(
      fc.property(career, money, average, (dates, avgMonthlyWage, localAvgMonthlyWage) => {
        const facts = { ground: 'art36_employer_proposed', avgMonthlyWage, localAvgMonthlyWage }
        const later = new Date(Date.parse(dates.endDate) + 86_400_000).toISOString().slice(0, 10)
        const now = fen(results(ask({ ...facts, ...dates })).severance)
        const then = fen(results(ask({ ...facts, ...dates, endDate: later })).severance)
        expect(then).toBeGreaterThanOrEqual(now)
      }),
    )
  })

  test('the order of the facts changes nothing', () => {
    fc.assert(
      fc.property(career, money, fc.infiniteStream(fc.nat()), (dates, avgMonthlyWage, random) => {
        const facts = {
          ...dates,
          ground: 'art40_3_circumstances',
          avgMonthlyWage,
          localAvgMonthlyWage: '10000.00',
          noticeGiven30Days: false,
          lastMonthWage: '9000.00',
          cumulativeWorkYears: 8,
          leaveTakenDays: 1,
        }
        const shuffled = Object.entries(facts)
          .map(entry => [random.next().value, entry] as const)
          .sort(([a], [b]) => a - b)
          .map(([, entry]) => entry)
        expect(ask(Object.fromEntries(shuffled))).toEqual(ask(facts))
      }),
      { numRuns: 50 },
    )
  })

  test('damages are twice the severance to a fen', () => {
    fc.assert(
      fc.property(career, money, average, (dates, avgMonthlyWage, localAvgMonthlyWage) => {
        const found = results(ask({ ...dates, ground: 'unlawful', avgMonthlyWage, localAvgMonthlyWage }))
        const apart = fen(found.severanceSingle) * 2n - fen(found.unlawfulDamages)
        expect(apart === 0n || apart === 1n).toBe(true)
      }),
    )
  })

  test('tax never exceeds the taxable part and grows with the payment', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        const tax = (severanceGross: string) => results(ask({ severanceGross, localAvgAnnualWage: '10000.00' }))
        const [low, high] = fen(a) <= fen(b) ? [a, b] : [b, a]
        expect(fen(tax(high).incomeTax)).toBeGreaterThanOrEqual(fen(tax(low).incomeTax))
        expect(fen(tax(low).incomeTax)).toBeLessThanOrEqual(fen(tax(low).taxableExcess))
      }),
    )
  })
})

describe('given hostile input', () => {
  const code = (request: unknown) => {
    const answer = calculate(packs, request, today)
    return answer.status === 'error' ? answer.error.code : answer.status
  }

  test('anything at all gets an answer and never an exception', () => {
    fc.assert(
      fc.property(fc.anything(), thing => {
        expect(code(thing)).toBe('invalid_request')
      }),
    )
  })

  test('any value of any known fact gets an answer and never an exception', () => {
    const names = fc.constantFrom('ground', 'hireDate', 'months', 'entityChanges', 'protectedStatus', 'avgMonthlyWage')
    fc.assert(
      fc.property(names, fc.anything(), (name, value) => {
        expect(typeof code({ jurisdiction: 'CN', facts: { [name]: value } })).toBe('string')
      }),
    )
  })

  test.each([
    [null, 'invalid_request'],
    [[], 'invalid_request'],
    [{ jurisdiction: 'XX', facts: {} }, 'unknown_jurisdiction'],
    [{ jurisdiction: 'CN', facts: [] }, 'invalid_request'],
    [{ jurisdiction: 'CN', facts: {}, extra: 1 }, 'invalid_request'],
    [{ jurisdiction: 'CN', facts: {}, asOf: 'yesterday' }, 'invalid_dates'],
    [{ jurisdiction: 'CN', facts: {}, region: 5 }, 'invalid_request'],
    [{ jurisdiction: 'CN', facts: { ground: '一'.repeat(40_000) } }, 'too_large'],
    [{ jurisdiction: 'CN', facts: { ground: 'x'.repeat(10_000_000) } }, 'too_large'],
  ])('request %# is refused by name', (request, expected) => {
    expect(code(request)).toBe(expected)
  })

  test('an error never repeats what was typed', () => {
    const answer = ask({ protectedStatus: ['very private illness'] })
    expect(JSON.stringify(answer)).not.toContain('private illness')
  })
})

describe('given facts about health and family', () => {
  test('no line and no step names them', () => {
    const answer = ask({
      ground: 'art44_1_expiry_employer_no_renew',
      endDate: '2025-11-30',
      protectedStatus: ['nursing'],
      childBirthDate: '2025-03-10',
    })
    if (answer.status === 'error') throw new Error(answer.error.code)
    expect(answer.results.extendTo).toBe('2026-03-10')
    expect(JSON.stringify([answer.lines, answer.steps])).not.toMatch(/protectedStatus|childBirthDate|nursing/)
  })
})

describe('explain', () => {
  const memo = ({ locale, ...more }: { locale: 'zh-CN' | 'en'; protectedStatus?: readonly string[] }): string => {
    const facts = { ground: 'art36_employer_proposed', hireDate: '2019-03-18', endDate: '2025-11-30', ...more }
    const request = {
      jurisdiction: 'CN',
      region: 'Shanghai',
      asOf: '2025-11-30',
      locale,
      facts: { ...facts, avgMonthlyWage: '18600.00' },
    }
    return explain(packs, request, calculate(packs, request, today), locale).join('\n')
  }

  test('tells each line with its formula and article, in both languages', () => {
    const zh = memo({ locale: 'zh-CN' })
    expect(zh).toContain('经济补偿: 130200.00 CNY = 7.0 × 18600.00')
    expect(zh).toContain('《劳动合同法》第四十七条')
    const en = memo({ locale: 'en' })
    expect(en).toContain('severance: 130200.00 CNY = 7.0 × 18600.00')
    expect(en).toContain('not been reviewed by counsel')
  })

  test('begins with the facts, the ground with its article and the dates, and ends with the total and what nobody reviewed', () => {
    const told = [
      '【已知事实】\n地区: 上海\n数据截至: 2025-11-30\n',
      '【解除或终止事由】\n协商一致解除,由单位提出\n    依据: 《劳动合同法》第三十六条',
      '【日期】\n用工之日: 2019-03-18\n最后工作日: 2025-11-30\n',
      '【计算】',
      '【合计】',
      '130200.00 CNY = 130200.00 + 0.00',
      '【未经律师复核】',
    ]
    const zh = memo({ locale: 'zh-CN' })
    const places = told.map(text => zh.indexOf(text))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((one, other) => one - other))
  })

  test('does not repeat facts about health, and says so', () => {
    const zh = memo({ locale: 'zh-CN', protectedStatus: ['pregnancy'] })
    expect(zh).toContain('此处不列')
    expect(zh).not.toMatch(/pregnancy|怀孕/)
  })

  test.each([
    ['CN', toldGrounds],
    ['HK', Object.keys(hongKongGrounds)],
    ['GB', Object.keys(britishGrounds)],
  ])('has a name for every ground of %s', (jurisdiction, grounds) => {
    const pack = packs.packs.find(one => one.jurisdiction === jurisdiction)
    if (pack === undefined || 'incomplete' in pack) throw new Error('no pack')
    expect(grounds.filter(ground => pack.texts.en.values[ground] === undefined)).toEqual([])
  })
})

test.each([
  ['zh-CN', '北京 2024', '13 个月'],
  ['en', '2024 average of Beijing', '13 m'],
])('in %s places and lengths are told in the language of the reader', (locale, place, length) => {
  const facts = { ground: 'art36_employer_proposed', endDate: '2025-11-30', avgMonthlyWage: '60000.00' }
  const request = { jurisdiction: 'CN', region: 'Beijing', asOf: '2025-11-30', locale }
  const answer = calculate(packs, { ...request, facts: { ...facts, uiContributionMonths: 13 } }, today)
  if (answer.status === 'error') throw new Error(answer.error.text)
  expect(answer.warnings.map(warning => warning.text).join()).toContain(place)
  expect(answer.steps.find(step => step.name === 'unemploymentMonths')?.formula).toBe(length)
})
