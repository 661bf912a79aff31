// The worked examples of every pack run as tests: given facts, expected results, missing facts, warnings and errors.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { calculate } from '../src/law/calculate.ts'
import type { LawPack } from '../src/law/pack.ts'
import { loadLawPacks } from '../src/packs/load.ts'
import { readYaml } from '../src/packs/yaml.ts'

const example = z.strictObject({
  id: z.string(),
  /** The article, decision or official example it stands on. */
  source: z.string(),
  request: z.strictObject({
    region: z.string().optional(),
    asOf: z.string().optional(),
    want: z.array(z.string()).optional(),
    facts: z.record(z.string(), z.unknown()),
  }),
  expect: z.strictObject({
    status: z.enum(['ok', 'needs_input']).optional(),
    results: z.record(z.string(), z.unknown()).optional(),
    absent: z.array(z.string()).optional(),
    missing: z.array(z.string()).optional(),
    warnings: z.array(z.string()).optional(),
    /** Amounts that a warning tells, by its code. */
    told: z.record(z.string(), z.string()).optional(),
    /** Warnings that do not come. */
    silent: z.array(z.string()).optional(),
    review: z.array(z.string()).optional(),
    error: z.string().optional(),
    fact: z.string().optional(),
    closest: z.string().optional(),
  }),
})

const folder = fileURLToPath(new URL('.', import.meta.url))
const packs = loadLawPacks()
const countries = packs.packs.map(pack => pack.jurisdiction)

const placeOf = (jurisdiction: string) => join(folder, jurisdiction.toLowerCase(), 'examples')
const filesOf = (jurisdiction: string) => readdirSync(placeOf(jurisdiction)).filter(name => name.endsWith('.yaml'))
const examplesIn = (jurisdiction: string, file: string) =>
  z.array(example).parse(readYaml(join(placeOf(jurisdiction), file)))

describe.each(countries)('worked examples of %s', jurisdiction => {
  describe.each(filesOf(jurisdiction))('%s', file => {
    test.each(examplesIn(jurisdiction, file))('$id ($source)', ({ request, expect: wanted }) => {
      const answer = calculate(packs, { jurisdiction, ...request }, '2026-11-21')
      if (answer.status === 'error') {
        expect(answer.error).toMatchObject({
          code: wanted.error,
          ...(wanted.fact === undefined ? {} : { fact: wanted.fact }),
          ...(wanted.closest === undefined ? {} : { closest: wanted.closest }),
        })
        return
      }
      expect(wanted.error).toBeUndefined()
      expect(answer.results).toMatchObject(wanted.results ?? {})
      if (wanted.status) expect(answer.status).toBe(wanted.status)
      if (wanted.missing) expect([...answer.missing].sort()).toEqual([...wanted.missing].sort())
      for (const name of wanted.absent ?? []) expect(answer.results).not.toHaveProperty(name)
      const codes = answer.warnings.map(warning => warning.code)
      for (const code of wanted.warnings ?? []) expect(codes).toContain(code)
      for (const code of wanted.silent ?? []) expect(codes).not.toContain(code)
      for (const [code, amount] of Object.entries(wanted.told ?? {})) {
        expect(answer.warnings.find(warning => warning.code === code)?.text).toContain(amount)
      }
      for (const name of wanted.review ?? []) {
        expect(answer.lines.find(line => line.name === name)?.needsReview).toBe(true)
      }
    })
  })
})
const whole = packs.packs.filter((pack): pack is LawPack => !('incomplete' in pack))

describe.each(whole.map(pack => [pack.jurisdiction, pack] as const))('the examples of %s', (jurisdiction, pack) => {
  const examples = filesOf(jurisdiction).flatMap(file => examplesIn(jurisdiction, file))
  const grounds = new Set(examples.map(({ request }) => request.facts[pack.ground]))
  const expected = examples.map(one => one.expect)

  test('tell every ground', () => {
    const reading = pack.facts[pack.ground]?.read('?')
    const words = reading && !reading.ok ? (reading.closestTo ?? []) : []
    expect(words.length).toBeGreaterThan(0)
    expect(words.filter(word => !grounds.has(word))).toEqual([])
  })

  test('expect every result', () => {
    const found = new Set(expected.flatMap(({ results }) => Object.keys(results ?? {})))
    expect(Object.keys(pack.results).filter(name => !found.has(name))).toEqual([])
  })

  test('expect every warning, but for that of a figure of the company, which its settings tell', () => {
    const found = new Set([...expected.flatMap(({ warnings }) => warnings ?? []), 'parameter_overridden'])
    expect(Object.keys(pack.texts.en.warnings).filter(code => !found.has(code))).toEqual([])
  })

  test('expect every reason for which a way is closed', () => {
    const found = new Set(expected.map(({ results }) => results?.blockReason))
    const reasons = Object.keys(pack.texts.en.values).filter(word => /^(art|ir)\d+_/.test(word) && !grounds.has(word))
    expect(reasons.filter(reason => !found.has(reason))).toEqual([])
  })
})
