// What is still open between the two sides: each item once, with its amount, its owner and where it is written (product B4).
import type { CaseState } from '../../model/case.ts'
import type { CaseRole } from '../../model/flow.ts'
import { Decimal, type Money, money, negate, readAmount } from '../../model/money.ts'
import type { DataKind, Origin, PersonnelFile } from '../../model/personnel-file.ts'
import { digest } from '../canonical.ts'
import { textOf } from '../look.ts'

export const itemKinds = [
  'bonus',
  'overtime',
  'expenses',
  'loans',
  'assets',
  'insurance',
  'equity',
  'non_compete',
  'training_bond',
] as const
export type ItemKind = (typeof itemKinds)[number]

export interface Attestation {
  readonly state: 'confirmed' | 'wrong' | 'unknown'
  readonly by: string
  readonly note?: string | undefined
  /** What is right instead. */
  readonly amount?: Money | undefined
}

export interface OpenItem {
  readonly id: string
  readonly kind: ItemKind
  /** Values for its sentences; `name` is what the file calls it. */
  readonly values: Readonly<Record<string, string>>
  /** Owed to the employee, or by them when negative; an amount nobody wrote down is unknown. */
  readonly amount?: Money | undefined
  readonly owner: CaseRole
  readonly basis: readonly string[]
  /** The row it comes from; absent when only payroll's answer tells of it. */
  readonly origin?: (Origin & { readonly data: DataKind }) | undefined
  /** What payroll answered for its kind. */
  readonly payroll?: string | undefined
  readonly attested?: Attestation | undefined
}

const owners: Readonly<Record<ItemKind, CaseRole>> = {
  bonus: 'payroll',
  overtime: 'payroll',
  expenses: 'finance',
  loans: 'finance',
  assets: 'admin',
  insurance: 'hrbp',
  equity: 'hrbp',
  non_compete: 'hrbp',
  training_bond: 'hrbp',
}
const basis: Readonly<Record<ItemKind, readonly string[]>> = {
  bonus: ['CN-WPR-9'],
  overtime: ['CN-LL-44', 'CN-WPR-13'],
  expenses: ['POLICY-CHECKS'],
  loans: ['CN-WPR-15'],
  assets: ['CN-LCL-50'],
  insurance: ['CN-LCL-38'],
  equity: ['POLICY-CHECKS'],
  non_compete: ['CN-LCL-23', 'CN-LCL-24'],
  training_bond: ['CN-LCL-22'],
}

/** The question of payroll's form that is about a kind. */
const asked: Readonly<Partial<Record<ItemKind, string>>> = {
  bonus: 'bonus',
  overtime: 'overtime',
  expenses: 'expenses',
  loans: 'loan',
  insurance: 'socialInsurance',
}

type Found = Pick<OpenItem, 'kind' | 'values' | 'amount'> & {
  readonly key: string
  readonly origin: NonNullable<OpenItem['origin']>
}

function found(file: PersonnelFile): readonly Found[] {
  const one = (
    kind: ItemKind,
    data: DataKind,
    key: string,
    row: Origin,
    values: Readonly<Record<string, string | undefined>>,
    amount?: Money,
  ): Found => ({
    kind,
    key,
    origin: { data, on: row.on, line: row.line },
    values: Object.fromEntries(
      Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    amount,
  })
  const paid = (amount: string | undefined): Money | undefined => (amount === undefined ? undefined : money(amount))
  return [
    ...(file.bonus ?? []).map(row => one('bonus', 'bonus', row.name, row, { name: row.name }, paid(row.amount))),
    ...overtime(file),
    ...(file.expenses ?? []).map(row =>
      one('expenses', 'expenses', row.claim, row, { name: row.claim }, paid(row.amount)),
    ),
    ...(file.loans ?? []).map(row =>
      one(
        'loans',
        'loans',
        row.loan,
        row,
        { name: row.loan, agreed: row.writtenAgreement },
        negate(money(row.balance)),
      ),
    ),
    ...(file.assets ?? []).map(row => one('assets', 'assets', row.asset, row, { name: row.name, number: row.asset })),
    ...(file.insurance ?? []).map(row =>
      one('insurance', 'insurance', `${row.month} ${row.scheme}`, row, {
        month: row.month,
        scheme: row.scheme,
        gap: row.status,
      }),
    ),
    // A sum that an agreement names is not owed by leaving: it stands in the words, not among the amounts (LCL 22, 25).
    ...(file.agreements ?? []).map(({ kind, on, line, signedOn, ...row }) =>
      one(kind, 'agreements', `${signedOn} ${kind}`, { on, line }, { signedOn, ...row }),
    ),
  ]
}

/** Overtime is one item however many days it has; one day without an amount leaves the sum unknown. */
function overtime({ overtime: rows = [] }: PersonnelFile): readonly Found[] {
  const [first] = rows
  if (first === undefined) return []
  const sum = (values: readonly string[]): string =>
    values.reduce((total, value) => total.plus(value), new Decimal(0)).toString()
  const amounts = rows.flatMap(row => row.amount ?? [])
  const hours = (day: string): string => sum(rows.filter(row => row.day === day).map(row => row.hours))
  return [
    {
      kind: 'overtime',
      key: 'overtime',
      origin: { data: 'overtime', on: first.on, line: first.line },
      values: {
        hours: sum(rows.map(row => row.hours)),
        days: String(rows.length),
        workday: hours('workday'),
        restDay: hours('rest_day'),
        holiday: hours('holiday'),
      },
      amount: amounts.length === rows.length ? money(sum(amounts)) : undefined,
    },
  ]
}

/** All open items of a case: those of the files, and those that only payroll's answer tells of. */
export function openItems(state: CaseState): readonly OpenItem[] {
  const answers = state.answers['open-items']?.values ?? {}
  const answer = (kind: ItemKind): string | undefined => textOf(answers, asked[kind] ?? '')
  const written = found(state.personnel ?? {}).map(({ key, ...item }): OpenItem => {
    const id = `${item.kind}-${digest(key).slice(0, 8)}`
    return {
      ...item,
      id,
      owner: owners[item.kind],
      basis: basis[item.kind],
      payroll: answer(item.kind),
      attested: attestation(state, id),
    }
  })
  const told = itemKinds.flatMap((kind): OpenItem[] => {
    const said = answer(kind)
    const open = said === 'yes' || said === 'gaps' || said === 'unknown'
    if (!open || written.some(item => item.kind === kind)) return []
    return [{ id: kind, kind, values: {}, owner: owners[kind], basis: basis[kind], payroll: said }]
  })
  return [...written, ...told].sort((a, b) => itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind))
}

function attestation(state: CaseState, id: string): Attestation | undefined {
  const answer = state.answers[`item:${id}`]
  const said = textOf(answer?.values ?? {}, 'state')
  if (answer === undefined || (said !== 'confirmed' && said !== 'wrong' && said !== 'unknown')) return undefined
  return {
    state: said,
    by: answer.by,
    ...(said === 'wrong'
      ? { note: textOf(answer.values, 'note'), amount: readAmount(textOf(answer.values, 'amount') ?? '') }
      : {}),
  }
}

/** Items that stand in a file and have to be looked at by HR one by one. */
export const itemsToAttest = (state: CaseState): readonly OpenItem[] =>
  openItems(state).filter(item => item.origin !== undefined)

export const allAttested = (state: CaseState): boolean =>
  itemsToAttest(state).every(item => item.attested !== undefined)

/** HR has closed the list and nothing on it has changed since, or there is none. */
export const itemsDone = (state: CaseState): boolean =>
  itemsToAttest(state).length === 0 || (state.answers['item-check'] !== undefined && allAttested(state))

/** What an item comes to after HR looked at it; unknown stays unknown. */
export function settledAmount({ amount, attested }: OpenItem): Money | undefined {
  if (attested === undefined || attested.state === 'unknown') return undefined
  if (attested.state === 'confirmed') return amount
  const right = attested.amount
  return right !== undefined && amount?.value.startsWith('-') ? negate(right) : right
}

/** Payroll said there is none, a file says there is. */
export const contradicts = ({ payroll, origin }: OpenItem): boolean =>
  origin !== undefined && (payroll === 'none' || payroll === 'paid')
