// The worked examples of every pack run as tests: given facts, expected results, missing facts, warnings and errors.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { calculate } from '../src/law/calculate.ts'
import { loadLawPacks } from '../src/packs/load.ts'
import { parseYaml } from '../src/packs/yaml.ts'

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
    review: z.array(z.string()).optional(),
    error: z.string().optional(),
    fact: z.string().optional(),
    closest: z.string().optional(),
  }),
})

const folder = fileURLToPath(new URL('.', import.meta.url))
const packs = loadLawPacks()
const countries = packs.packs.map(pack => pack.jurisdiction)

describe.each(countries)('worked examples of %s', jurisdiction => {
  const place = join(folder, jurisdiction.toLowerCase(), 'examples')
  const files = readdirSync(place).filter(name => name.endsWith('.yaml'))
  describe.each(files)('%s', file => {
    const examples = z.array(example).parse(parseYaml(readFileSync(join(place, file), 'utf8')))
    test.each(examples)('$id ($source)', ({ request, expect: wanted }) => {
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
      for (const name of wanted.review ?? []) {
        expect(answer.lines.find(line => line.name === name)?.needsReview).toBe(true)
      }
    })
  })
})
