// The columns of each file of personnel data: what each may hold, and the row it becomes.
import { z } from 'zod'
import { speaksOfHealth } from '../engine/forms.ts'
import type { PersonId } from '../model/person.ts'
import { type Content, channels, type DataKind, payMoves, topics } from '../model/personnel-file.ts'
import { amount, date, days, employeeNo, months } from '../people/cells.ts'
import { nearest } from '../people/table.ts'

const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, 'bad-month')
const number = z.string().regex(/^\d{1,5}(\.\d{1,2})?$/, 'bad-number')
const reference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/, 'bad-reference')
/** Text that people wrote: it must not carry health or family into a case (product M1, C-PI-15). */
const words = z.string().refine(text => !speaksOfHealth(text), 'health-words')

const oneOf = <const C extends readonly [string, ...string[]]>(...choices: C) =>
  z.string().transform((text, context): C[number] => {
    const found = choices.find(choice => choice === text.toLowerCase().replace(/[ -]/g, '_'))
    if (found === undefined)
      context.addIssue({
        code: 'custom',
        message: 'unknown-choice',
        params: { name: text.slice(0, 40), closest: nearest(text, choices) ?? 'none', choices: choices.join(' ') },
      })
    return found ?? choices[0]
  })

const about = { employee_no: employeeNo }

/** What one line alone cannot know: columns that name people, dates that lie in the past, dates in their order. */
interface Together {
  readonly people?: readonly string[]
  readonly past?: readonly string[]
  readonly order?: readonly [first: string, second: string]
}

type Cells = Readonly<Partial<Record<string, string>>>
type Read<K extends DataKind> =
  | { readonly ok: true; readonly employee: PersonId; readonly row: Content<K> }
  | { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] }

/** One kind of file: its columns, what must be there, and the row that good cells become. */
export interface FileKind<K extends DataKind> {
  readonly columns: readonly string[]
  readonly required: readonly string[]
  readonly together: Together
  readonly read: (cells: Cells) => Read<K>
}

function kind<K extends DataKind, S extends z.ZodRawShape>(
  columns: z.ZodObject<S>,
  row: (cells: z.infer<z.ZodObject<S>>) => Content<K>,
  together: Together = {},
): FileKind<K> {
  const names = Object.keys(columns.shape)
  return {
    columns: names,
    required: names.filter(name => !(columns.shape[name] instanceof z.ZodOptional)),
    together,
    read(cells) {
      const parsed = columns.safeParse(cells)
      if (!parsed.success) return { ok: false, issues: parsed.error.issues }
      return { ok: true, employee: cells.employee_no ?? '', row: row(parsed.data) }
    },
  }
}

const performance: FileKind<'performance'> = kind(
  z
    .object({ ...about, month, score: number, scale: number, reviewer_no: employeeNo.optional() })
    .superRefine(({ score, scale }, context) => {
      if (Number(score) > Number(scale))
        context.addIssue({ code: 'custom', message: 'over-scale', path: ['score'], params: { scale } })
    }),
  ({ month, score, scale, reviewer_no: reviewer }) => ({ month, score, scale, reviewer }),
  { people: ['reviewer_no'], past: ['month'] },
)

const training: FileKind<'training'> = kind(
  z.object({
    ...about,
    name: words,
    finished_on: date,
    hours: number.optional(),
    outcome: oneOf('passed', 'attended', 'failed').optional(),
  }),
  ({ name, finished_on: finishedOn, hours, outcome }) => ({ name, finishedOn, hours, outcome }),
  { past: ['finished_on'] },
)

const pay: FileKind<'pay'> = kind(
  z.object({
    ...about,
    effective_on: date,
    move: oneOf(...payMoves),
    wage_before: amount.optional(),
    wage_after: amount.optional(),
    title: words.optional(),
  }),
  cells => ({
    effectiveOn: cells.effective_on,
    move: cells.move,
    before: cells.wage_before,
    after: cells.wage_after,
    title: cells.title,
  }),
  { past: ['effective_on'] },
)

const feedback: FileKind<'feedback'> = kind(
  z.object({
    ...about,
    date,
    kind: oneOf('own_words', 'work_event'),
    author_no: z.string({ error: 'no-author' }).pipe(employeeNo),
    channel: oneOf(...channels),
    topic: oneOf(...topics).optional(),
    text: words,
  }),
  ({ date, kind, author_no: author, channel, topic, text }) => ({ date, kind, author, channel, topic, text }),
  { people: ['author_no'], past: ['date'] },
)

const leave: FileKind<'leave'> = kind(
  z.object({ ...about, from: date, to: date, days, approved_by_no: employeeNo }),
  ({ from, to, days, approved_by_no: approvedBy }) => ({ from, to, days, approvedBy }),
  { people: ['approved_by_no'], order: ['from', 'to'] },
)

const overtime: FileKind<'overtime'> = kind(
  z.object({
    ...about,
    date,
    hours: number,
    day: oneOf('workday', 'rest_day', 'holiday'),
    status: oneOf('unpaid', 'paid'),
    amount: amount.optional(),
  }),
  ({ date, hours, day, status, amount }) => ({ date, hours, day, status, amount }),
  { past: ['date'] },
)

const bonus: FileKind<'bonus'> = kind(
  z.object({
    ...about,
    name: words,
    status: oneOf('due', 'undecided', 'paid'),
    amount: amount.optional(),
    due_on: date.optional(),
  }),
  ({ name, status, amount, due_on: dueOn }) => ({ name, status, amount, dueOn }),
)

const expenses: FileKind<'expenses'> = kind(
  z.object({ ...about, claim_no: reference, date, amount, status: oneOf('open', 'paid') }),
  ({ claim_no: claim, date, amount, status }) => ({ claim, date, amount, status }),
  { past: ['date'] },
)

const loans: FileKind<'loans'> = kind(
  z.object({ ...about, loan_no: reference, date, balance: amount, written_agreement: oneOf('yes', 'no') }),
  ({ loan_no: loan, date, balance, written_agreement: writtenAgreement }) => ({
    loan,
    date,
    balance,
    writtenAgreement,
  }),
  { past: ['date'] },
)

const assets: FileKind<'assets'> = kind(
  z.object({ ...about, asset_no: reference, name: words, status: oneOf('held', 'returned') }),
  ({ asset_no: asset, name, status }) => ({ asset, name, status }),
)

const insurance: FileKind<'insurance'> = kind(
  z.object({
    ...about,
    month,
    scheme: oneOf('social', 'housing_fund'),
    status: oneOf('paid', 'missing', 'low_base'),
  }),
  ({ month, scheme, status }) => ({ month, scheme, status }),
  { past: ['month'] },
)

const agreements: FileKind<'agreements'> = kind(
  z.object({
    ...about,
    kind: oneOf('non_compete', 'training_bond', 'equity'),
    signed_on: date,
    until: date.optional(),
    months: months.optional(),
    amount: amount.optional(),
    units: number.optional(),
  }),
  ({ kind, signed_on: signedOn, until, months, amount, units }) => ({ kind, signedOn, until, months, amount, units }),
  { past: ['signed_on'], order: ['signed_on', 'until'] },
)

export const fileKinds: { readonly [K in DataKind]: FileKind<K> } = {
  performance,
  training,
  pay,
  feedback,
  leave,
  overtime,
  bonus,
  expenses,
  loans,
  assets,
  insurance,
  agreements,
}
