// Checks what a form brought against its description. Bad input names each field and changes nothing.
import type { FormValues } from '../model/card.ts'
import type { CaseState } from '../model/case.ts'
import { readDate } from '../model/dates.ts'
import type { RunnableFlow } from '../model/flow.ts'
import type { FieldSpec, FormSpec } from '../model/form.ts'
import { readAmount } from '../model/money.ts'
import { type FieldProblem, invalid, type Refusal } from '../model/refusal.ts'
import type { World } from '../model/world.ts'
import { lastSettlement } from './look.ts'
import { reportsTo } from './opening/parties.ts'
import { itemsToAttest } from './personnel/open-items.ts'
import { evidenceFor } from './talk/evidence.ts'
import { sceneNow } from './talk/outline.ts'

/** Choice ids of a field: its own, or those that the case gives. */
export function choicesOf(
  field: FieldSpec,
  state: CaseState | undefined,
  world: World,
  by: string,
  flow?: RunnableFlow,
): readonly string[] {
  switch (field.from) {
    case undefined:
      return field.choices
    case 'open-items':
      return state ? itemsToAttest(state).map(item => item.id) : []
    case 'employees':
      // Only one's own reports: who is in the company is nobody's business here.
      return world.people
        .all()
        .filter(person => person.roles.includes('employee') && reportsTo(world, by, person))
        .map(person => person.id)
    case 'lines':
      return (state ? lastSettlement(state) : undefined)?.lines.map(line => line.id) ?? []
    case 'evidence':
      return state ? evidenceFor(state, by) : []
    case 'scene-lines':
      return state && flow ? (sceneNow(flow, state)?.lines.map(line => line.id) ?? []) : []
    case 'colleagues': {
      // Whoever sits at the same desk: somebody with a role in common, never the subject of the case.
      const own = new Set<string>(world.people.find(by)?.roles.filter(role => role !== 'employee'))
      return world.people
        .all()
        .filter(person => person.id !== by && person.id !== state?.parties.employee)
        .filter(person => person.roles.some(role => own.has(role)))
        .map(person => person.id)
    }
    case 'hr-people':
      return world.people
        .withRole('hrbp')
        .map(person => person.id)
        .filter(id => id !== state?.parties.manager && id !== state?.parties.employee)
  }
}

// Words of health, marriage and family that a manager may not put on file (product M1, C-PI-15).
const healthWords =
  /怀孕|孕期|备孕|生育|二胎|三胎|产假|哺乳|流产|抑郁|焦虑症|癌|肿瘤|生病|病假|病情|住院|残疾|婚姻|结婚|离婚|未婚|单身|pregnan|maternity|miscarr|depress|cancer|illness|sick leave|disab|married|divorc/i

export const speaksOfHealth = (text: string): boolean => healthWords.test(text.normalize('NFKC').replace(/\s+/g, ' '))

/** A letter, a digit, a sign: what is only space and marks without a shape was not written. */
const isSeen = /[^\p{Z}\p{C}]/u

/** Marks that turn the direction of what others read, and controls but for line ends: nobody types them, and they hide or reorder words. */
const hiding = /[\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/gu

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(hiding, '').trim()

const earliest = 1900
const latest = 2100

/** The largest that the form of a number lets through. */
const mostNumber = 9999.9

function dateProblem(text: string): string | undefined {
  const date = readDate(text)
  if (date === undefined) return 'bad-date'
  return date.year < earliest || date.year > latest ? 'date-out-of-range' : undefined
}

function problemOf(
  field: FieldSpec,
  value: string | readonly string[] | undefined,
  allowed: readonly string[],
  world: World,
): FieldProblem | undefined {
  const empty = value === undefined || value.length === 0 || (typeof value === 'string' && !isSeen.test(value))
  if (empty) return field.required ? 'required' : undefined
  if (field.kind === 'many' || field.kind === 'file') {
    const items = typeof value === 'string' ? [value] : value
    if (field.kind === 'file') return items.every(id => world.files(id)) ? undefined : 'unknown-file'
    return items.every(item => allowed.includes(item)) ? undefined : 'unknown-choice'
  }
  if (typeof value !== 'string') return field.kind === 'one' ? 'unknown-choice' : 'not-text'
  switch (field.kind) {
    case 'one':
      return allowed.includes(value) ? undefined : 'unknown-choice'
    case 'tick':
      return value === 'yes' ? undefined : 'required'
    case 'date':
      return dateProblem(value)
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? undefined : 'bad-time'
    case 'money':
      return readAmount(value) ? undefined : 'bad-amount'
    case 'number': {
      if (!/^\d{1,4}(\.\d)?$/.test(value.trim())) return 'bad-number'
      const { min = 0, max = mostNumber } = field
      return Number(value) < min || Number(value) > max ? { code: 'out-of-range', values: { min, max } } : undefined
    }
    default:
      if (field.noHealth && speaksOfHealth(value)) return 'health-words'
      return field.max !== undefined && value.length > field.max
        ? { code: 'too-long', values: { max: field.max } }
        : undefined
  }
}

/** The values that belong to the form, trimmed and free of hidden marks; or a refusal that names every wrong field. */
export function checkForm(
  spec: FormSpec,
  values: FormValues,
  about: {
    readonly state: CaseState | undefined
    readonly world: World
    readonly by: string
    readonly flow?: RunnableFlow | undefined
  },
): { readonly ok: true; readonly values: FormValues } | { readonly ok: false; readonly refusal: Refusal } {
  const wrong: Record<string, FieldProblem> = {}
  const kept: Record<string, string | readonly string[]> = {}
  for (const field of spec.fields) {
    const given = values[field.name]
    const value = typeof given === 'string' ? plain(given) : given
    const problem = problemOf(
      field,
      value,
      choicesOf(field, about.state, about.world, about.by, about.flow),
      about.world,
    )
    if (problem) wrong[field.name] = problem
    else if (value !== undefined) kept[field.name] = value
  }
  for (const name of Object.keys(values)) {
    if (!spec.fields.some(field => field.name === name)) wrong[name] = 'unknown-field'
  }
  return Object.keys(wrong).length > 0 ? { ok: false, refusal: invalid(wrong) } : { ok: true, values: kept }
}
