// The coach: given a sentence, when it is reviewed, then what was meant counts, whatever its spelling.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../../test/corpus.ts'
import { loadCoach, loadRulebook } from '../../packs/coach.ts'
import { loadLawPacks } from '../../packs/load.ts'
import { loadTexts } from '../../packs/texts.ts'
import { normalise } from './normalise.ts'

const texts = loadTexts()
const review = loadCoach(texts)
const book = loadRulebook()
const corpus = readCorpus()
const said = (text: string, scene: '36' | 'notice' | 'all' = '36') => review({ text, scene })

describe('what is meant', () => {
  test.each([
    ['a threat', '不签就一分钱都没有', 'block', true],
    ['its denial', '不存在不签就一分钱都没有的情况', 'pass', false],
    ['a denial that is none', '不是我逼你,不签就一分钱都没有', 'block', true],
    ['the employee is quoted', '您刚才说“不签就一分钱都没有”', 'pass', false],
    ['the boss is quoted', '老板说了,不签就一分钱都没有', 'block', true],
    ['a draft in quotation marks', '“不签就一分钱都没有”', 'block', true],
    ['somebody else is asked about', '有没有人要求您今天签字?', 'pass', false],
    ['a rule', '任何经理都不得要求员工当天签字', 'pass', false],
    ['disapproval', '“不签就滚”这种话不能说', 'pass', false],
    ['an assurance', '即使您不签,工资也照发', 'pass', false],
    ['a denial in English', "You don't have to sign anything today.", 'pass', false],
    ['a threat in English', "If you don't sign, you get nothing.", 'block', true],
    ['a turn after an assurance', '合同继续履行,但是绩效给你打最低', 'block', true],
    ['a threat after fair words', '可以同意、不同意或提出自己的方案。不签就一分钱都没有。', 'block', true],
    ['a threat before fair words', '不签就一分钱都没有。可以同意、不同意或提出自己的方案。', 'block', true],
    ['fair words alone', '可以同意、不同意或提出自己的方案。方案您可以带回去考虑。', 'pass', false],
  ] as const)('given %s, then it is judged as meant', (_what, text, verdict, pauses) => {
    expect(said(text)).toMatchObject({ verdict, pauses })
  })

  test('given a decision, then a negotiation blocks it, a formal notice may say it, and elsewhere it is a warning', () => {
    const decision = '公司决定辞退你'
    expect([said(decision, '36'), said(decision, 'notice'), said(decision, 'all')].map(one => one.verdict)).toEqual([
      'block',
      'pass',
      'warn',
    ])
  })

  test('given a sentence in a language, then the finding speaks it', () => {
    expect(said('今天必须签字').findings[0]?.why).toContain('《民法典》')
    expect(said('You must sign today').findings[0]?.why).toContain('Civil Code')
    expect(said('你不sign就no money').findings[0]?.safer).toMatch(/\p{Script=Han}/u)
  })
})

describe('how it is spelled', () => {
  test.each([
    '不簽就一分錢都沒有',
    '不 签 就 一 分 钱 都 没 有',
    '不·签·就·一·分·钱·都·没·有',
    '不签就一分钱都没有'.normalize('NFKD'),
    '不\u200b签\u200b就一分钱都没有',
    '不sign就一分钱都没有',
    'bq就一分钱都没有',
    '不qian就一分钱都没有',
    'If you don\u2019t s.i.g.n, you get nothing',
    'If you don\u2019t s1gn, you get nothing',
    '\uff29\uff46 you don\u2019t sign, you get nothing',
  ])('given %s, then it is found, and the place is inside the original', text => {
    const { verdict, findings } = said(text)
    expect(verdict).toBe('block')
    const [start, end] = findings[0]?.span ?? [0, 0]
    expect(text.slice(start, end)).toMatch(/[签簽qs]/iu)
  })

  test('given any text, then every place lies in it and reviewing twice gives the same', () => {
    const risky = fc.constantFrom(...corpus.filter(one => one.verdict === 'block').map(one => one.text))
    const noise = fc.string({ unit: 'grapheme', maxLength: 12 })
    fc.assert(
      fc.property(noise, risky, noise, (before, text, after) => {
        const whole = `${before}${text}${after}`
        const told = said(whole)
        for (const { span } of told.findings) {
          expect(span[0]).toBeGreaterThanOrEqual(0)
          expect(span[0]).toBeLessThan(span[1])
          expect(span[1]).toBeLessThanOrEqual(whole.length)
        }
        expect(said(whole)).toEqual(told)
      }),
    )
  })

  test('given any text, then the plain form keeps the order of places', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), text => {
        const plain = normalise(text, book.spelling)
        let last = 0
        for (let at = 0; at < plain.text.length; at += 1) {
          const [start, end] = plain.place(at, at + 1)
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeLessThanOrEqual(text.length)
          last = start
        }
      }),
    )
  })

  test('given zero-width characters anywhere in a risky sentence, then it is found all the same', () => {
    const text = '不签就一分钱都没有'
    fc.assert(
      fc.property(fc.nat(text.length), fc.constantFrom('\u200b', '\u200d', '\ufeff', '\u2060'), (at, hidden) => {
        expect(said(text.slice(0, at) + hidden + text.slice(at)).verdict).toBe('block')
      }),
    )
  })

  test('given the employee speaks, then it passes', () => {
    const anything = fc.oneof(fc.string(), fc.constantFrom(...corpus.map(one => one.text)))
    fc.assert(
      fc.property(anything, text => {
        expect(review({ text, scene: '36', speaker: 'employee' })).toEqual({
          verdict: 'pass',
          pauses: false,
          findings: [],
        })
      }),
    )
  })
})

describe('the rulebook', () => {
  test('given a category, then its articles exist, its words stand in the catalogues and frames use it', () => {
    const articles = new Set(
      loadLawPacks().packs.flatMap(pack => ('incomplete' in pack ? [] : pack.articles.map(article => article.id))),
    )
    const used = new Set(book.frames.map(frame => frame.category))
    for (const [name, { basis }] of Object.entries(book.categories)) {
      expect(basis.filter(id => !articles.has(id))).toEqual([])
      expect(used).toContain(name)
      for (const locale of ['zh-CN', 'en'] as const) {
        expect(texts.t(locale, `coach.why.${name}`)).toMatch(/《|〕|art/)
      }
    }
    const advice = book.frames.flatMap(frame => [frame.category, frame.advice ?? frame.category])
    expect(advice.filter(id => !texts.has('zh-CN', `coach.safer.${id}`))).toEqual([])
    expect(book.frames.filter(frame => !book.categories[frame.category]).map(frame => frame.id)).toEqual([])
  })

  test('given the safer words, then the coach itself has nothing against them', () => {
    const unsafe = (['zh-CN', 'en'] as const).flatMap(locale =>
      texts
        .keys(locale)
        .filter(key => key.startsWith('coach.safer.'))
        .filter(key => said(texts.t(locale, key)).verdict !== 'pass'),
    )
    expect(unsafe).toEqual([])
  })
})

describe('the corpus', () => {
  test('given its size, then every category has risky and harmless sentences, a quarter of it in English, no sentence under two verdicts', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(600)
    const verdictOf = new Map(corpus.map(one => [one.id, one.verdict]))
    expect(corpus.filter(one => verdictOf.get(one.id) !== one.verdict).map(one => one.text)).toEqual([])
    expect(corpus.filter(one => !/\p{Script=Han}/u.test(one.text)).length).toBeGreaterThanOrEqual(corpus.length / 4)
    for (const category of Object.keys(book.categories).filter(name => name !== 'time_pressure')) {
      const own = corpus.filter(one => one.category === category)
      expect(own.some(one => one.verdict !== 'pass') && own.some(one => one.verdict === 'pass')).toBe(true)
    }
  })

  test('given a share of the sentences the coach learnt from, then what was reached is kept', () => {
    const every = process.env.HAOSAN_TEST_DEEP === '1' ? 5 : 30
    const own = corpus
      .filter((one, index) => (one.part === 'train' || one.part === 'dev') && index % every === 0)
      .map(label => ({ label, told: review(label) }))
    const blocked = own.filter(({ told }) => told.verdict === 'block')
    const right = blocked.filter(({ label }) => label.verdict === 'block').length
    const harmless = own.filter(({ label }) => label.verdict === 'pass')
    expect(right / blocked.length).toBeGreaterThanOrEqual(0.95)
    expect(right / own.filter(({ label }) => label.verdict === 'block').length).toBeGreaterThanOrEqual(0.88)
    expect(harmless.filter(({ told }) => told.verdict === 'block').length / harmless.length).toBeLessThanOrEqual(0.03)
  })
})
