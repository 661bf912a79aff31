// The company's settings.yaml → checked settings, or each fault with its line and a code whose sentence (settings.problem.<code>) says the cure.
import { closest, distance } from 'fastest-levenshtein'
import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml'
import type { ZodError } from 'zod'
import { type CompanySettings, companySettings } from '../model/settings.ts'

export const settingsProblemCodes = [
  'no-file',
  'too-large',
  'not-utf8',
  'not-yaml',
  'repeated-key',
  'required',
  'unknown-key',
  'not-text',
  'too-long',
  'unseen-character',
  'not-a-number',
  'not-a-group',
  'not-a-list',
  'below-floor',
  'above-limit',
  'reason-too-short',
  'bad-credit-code',
  'bad-time',
  'bad-value',
  'bad-choice',
  'repeated',
] as const
type SettingsProblemCode = (typeof settingsProblemCodes)[number]

export interface SettingsProblem {
  readonly line: number
  /** `company.creditCode`; empty for the whole file. */
  readonly path: string
  readonly code: SettingsProblemCode
  readonly values?: Readonly<Record<string, string | number>> | undefined
}

export type SettingsResult =
  | { readonly ok: true; readonly settings: CompanySettings }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] }

const largestText = 256 * 1024

const whole = (code: SettingsProblemCode, line = 1, values?: SettingsProblem['values']): SettingsResult => ({
  ok: false,
  problems: [{ line, path: '', code, values }],
})

export function readSettings(text: string): SettingsResult {
  if (text.length > largestText) return whole('too-large', 1, { most: largestText / 1024 })
  // What is read as UTF-8 and is not leaves this sign; it would stand in the company's name on every agreement.
  const damaged = text.indexOf('\ufffd')
  if (damaged >= 0) return whole('not-utf8', text.slice(0, damaged).split('\n').length)
  const lines = new LineCounter()
  // What the reader would warn of is answered below.
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' })
  const fault = document.errors[0]
  if (fault) return whole(fault.code === 'DUPLICATE_KEY' ? 'repeated-key' : 'not-yaml', fault.linePos?.[0].line ?? 1)
  const data = plainData(document)
  if (!data) return whole('not-yaml')
  const read = companySettings.safeParse(data.value)
  if (read.success) return checkOverrides(read.data, path => lineOf(document, lines, path))
  const problems = read.error.issues.flatMap(issue =>
    describe(issue).map(({ path, ...what }): SettingsProblem => {
      return { line: lineOf(document, lines, path), path: path.join('.'), ...what }
    }),
  )
  return { ok: false, problems: problems.sort((a, b) => a.line - b.line) }
}

/** Aliases that multiply without end are refused by the reader. */
function plainData(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 20 }) ?? {} }
  } catch {
    return undefined
  }
}

type Path = readonly PropertyKey[]
type Issue = ZodError['issues'][number]
type Described = Omit<SettingsProblem, 'line' | 'path'> & { readonly path: Path }

const wrongType: Readonly<Record<string, SettingsProblemCode>> = {
  string: 'not-text',
  number: 'not-a-number',
  int: 'not-a-number',
  array: 'not-a-list',
}

function describe(issue: Issue): readonly Described[] {
  const { path } = issue
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(name => {
        return { path: [...path, name], code: 'unknown-key', values: { name, closest: nearestKey(name, path) } }
      })
    case 'invalid_type':
      // The checker says that something is missing in the text of its message alone.
      if (/received undefined$/.test(issue.message)) return [{ path, code: 'required' }]
      return [{ path, code: wrongType[issue.expected] ?? 'not-a-group' }]
    case 'too_small':
      if (issue.origin !== 'string') return [{ path, code: 'below-floor', values: { floor: Number(issue.minimum) } }]
      return [{ path, code: Number(issue.minimum) > 1 ? 'reason-too-short' : 'required' }]
    case 'too_big': {
      const limit = Number(issue.maximum)
      return [{ path, code: issue.origin === 'string' ? 'too-long' : 'above-limit', values: { limit } }]
    }
    case 'invalid_value':
      return [{ path, code: 'bad-choice', values: { choices: issue.values.join(', ') } }]
    default:
      return [{ path, code: badForm(path) }]
  }
}

function badForm(path: Path): SettingsProblemCode {
  if (path.includes('quietHours')) return 'bad-time'
  return path.includes('creditCode') ? 'bad-credit-code' : 'unseen-character'
}

const keysOf: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(companySettings.shape),
  company: Object.keys(companySettings.shape.company.shape),
  quietHours: ['from', 'to'],
  lawOverrides: ['id', 'region', 'year', 'value', 'reason'],
}

function nearestKey(name: string, path: Path): string {
  const known = keysOf[String(path[0] ?? '')] ?? []
  const guess = closest(name, [...known])
  return distance(name.toLowerCase(), guess.toLowerCase()) <= Math.max(2, guess.length / 2) ? guess : 'none'
}

/** Where the innermost part of a path that exists begins. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  let offset = 0
  for (let depth = 1; depth <= path.length; depth++) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true)
    const key = path[depth - 1]
    if (isMap(parent)) {
      const pair = parent.items.find(item => isPair(item) && isNode(item.key) && String(item.key) === String(key))
      if (!pair || !isNode(pair.key)) break
      offset = pair.key.range?.[0] ?? offset
    } else {
      const item = document.getIn(path.slice(0, depth), true)
      if (!isNode(item)) break
      offset = item.range?.[0] ?? offset
    }
  }
  return lines.linePos(offset).line
}

/** A figure of the law is a plain decimal; what it may replace is for the law pack to say. */
function checkOverrides(settings: CompanySettings, line: (path: Path) => number): SettingsResult {
  const problem = (code: SettingsProblemCode, ...path: Path): SettingsProblem => {
    return { line: line(['lawOverrides', ...path]), path: ['lawOverrides', ...path].join('.'), code }
  }
  const seen = new Set<string>()
  const problems = settings.lawOverrides.flatMap(({ id, region, year, value }, i): SettingsProblem[] => {
    const figure = JSON.stringify([id, region, year])
    // Of two values for one figure nobody could say which one counts.
    const repeated = seen.has(figure) ? [problem('repeated', i)] : []
    seen.add(figure)
    return /^\d{1,12}(\.\d{1,6})?$/.test(value) ? repeated : [...repeated, problem('bad-value', i, 'value')]
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings }
}
