// What the company's own systems know of one employee beyond the contract: imported row by row, each row with its origin.
import type { DateText } from './dates.ts'
import type { PersonId } from './person.ts'

export const dataKinds = [
  'performance',
  'training',
  'pay',
  'feedback',
  'leave',
  'overtime',
  'bonus',
  'expenses',
  'loans',
  'assets',
  'insurance',
  'agreements',
] as const
export type DataKind = (typeof dataKinds)[number]

/** Where a row comes from: the day of its import and its line in the file. */
export interface Origin {
  readonly on: DateText
  readonly line: number
}

/** `2025-09` */
export type MonthText = string

export const topics = ['pay', 'growth', 'workload', 'flexibility', 'place', 'recognition', 'team', 'other'] as const
export const payMoves = ['raise', 'cut', 'promotion', 'transfer'] as const
export const channels = ['one_on_one', 'review', 'meeting', 'email', 'named_survey'] as const

/** What each kind of file says. Amounts and counts are decimal texts; what a file does not say is absent. */
interface Contents {
  performance: {
    readonly month: MonthText
    readonly score: string
    readonly scale: string
    readonly reviewer?: PersonId | undefined
  }
  training: {
    readonly name: string
    readonly finishedOn: DateText
    readonly hours?: string | undefined
    readonly outcome?: 'passed' | 'attended' | 'failed' | undefined
  }
  pay: {
    readonly effectiveOn: DateText
    readonly move: (typeof payMoves)[number]
    readonly before?: string | undefined
    readonly after?: string | undefined
    readonly title?: string | undefined
  }
  /** Always by somebody with a name: a feedback without its author has no place here. */
  feedback: {
    readonly date: DateText
    readonly kind: 'own_words' | 'work_event'
    readonly author: PersonId
    readonly channel: (typeof channels)[number]
    readonly topic?: (typeof topics)[number] | undefined
    readonly text: string
  }
  /** Annual leave only: any other leave may tell of health or family and has no place here. */
  leave: { readonly from: DateText; readonly to: DateText; readonly days: string; readonly approvedBy: PersonId }
  overtime: {
    readonly date: DateText
    readonly hours: string
    readonly day: 'workday' | 'rest_day' | 'holiday'
    readonly status: 'unpaid' | 'paid'
    readonly amount?: string | undefined
  }
  bonus: {
    readonly name: string
    readonly status: 'due' | 'undecided' | 'paid'
    readonly amount?: string | undefined
    readonly dueOn?: DateText | undefined
  }
  expenses: {
    readonly claim: string
    readonly date: DateText
    readonly amount: string
    readonly status: 'open' | 'paid'
  }
  loans: {
    readonly loan: string
    readonly date: DateText
    readonly balance: string
    /** Whether the employee agreed in writing that it may be set off (WPR 15). */
    readonly writtenAgreement: 'yes' | 'no'
  }
  assets: { readonly asset: string; readonly name: string; readonly status: 'held' | 'returned' }
  insurance: {
    readonly month: MonthText
    readonly scheme: 'social' | 'housing_fund'
    readonly status: 'paid' | 'missing' | 'low_base'
  }
  agreements: {
    readonly kind: 'non_compete' | 'training_bond' | 'equity'
    readonly signedOn: DateText
    readonly until?: DateText | undefined
    readonly months?: string | undefined
    readonly amount?: string | undefined
    readonly units?: string | undefined
  }
}

export type Content<K extends DataKind> = Contents[K]
export type Row<K extends DataKind> = Contents[K] & Origin

/** A kind that is absent was never imported for this person: it is missing, not empty. */
export type PersonnelFile = { readonly [K in DataKind]?: readonly Row<K>[] | undefined }

// What makes two rows the same row, so that importing a file again changes nothing.
const keys: { readonly [K in DataKind]: (row: Contents[K]) => string } = {
  performance: row => row.month,
  training: row => `${row.finishedOn} ${row.name}`,
  pay: row => `${row.effectiveOn} ${row.move}`,
  feedback: row => `${row.date} ${row.kind} ${row.author} ${row.topic ?? ''} ${row.channel}`,
  leave: row => row.from,
  overtime: row => `${row.date} ${row.day}`,
  bonus: row => row.name,
  expenses: row => row.claim,
  loans: row => row.loan,
  assets: row => row.asset,
  insurance: row => `${row.month} ${row.scheme}`,
  agreements: row => `${row.signedOn} ${row.kind}`,
}

export const keyOf = <K extends DataKind>(kind: K, row: Contents[K]): string => keys[kind](row)
