// What is wrong with a file of people, or of data about them: where, and a code whose sentence (people.problem.<code>) says the cure. Never the value of a sealed field.

export const problemCodes = [
  'empty-file',
  'too-large',
  'too-many-rows',
  'not-text',
  'damaged-text',
  'utf-16',
  'null-character',
  'row-too-long',
  'broken-quotes',
  'wrong-separator',
  'unknown-column',
  'duplicate-column',
  'missing-column',
  'no-rows',
  'wrong-cell-count',
  'required',
  'control-character',
  'too-long',
  'bad-employee-no',
  'reserved-employee-no',
  'duplicate-employee-no',
  'unknown-role',
  'bad-email',
  'bad-mobile',
  'bad-date',
  'date-in-future',
  'date-order',
  'bad-amount',
  'bad-days',
  'bad-months',
  'bad-timezone',
  'bad-locale',
  'bad-contract-type',
  'bad-web-id',
  'bad-feishu-id',
  'bad-dingtalk-id',
  'bad-slack-id',
  'duplicate-account',
  'account-taken',
  'absence-incomplete',
  'unknown-person',
  'names-oneself',
  'not-an-hrbp',
  'bad-month',
  'bad-number',
  'bad-reference',
  'unknown-choice',
  'over-scale',
  'duplicate-row',
  'no-author',
  'own-author',
  'health-words',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export interface Problem {
  readonly line: number
  readonly column?: string | undefined
  readonly code: ProblemCode
  readonly values?: Readonly<Record<string, string | number>> | undefined
}

const codes: ReadonlySet<string> = new Set(problemCodes)
/** Whether a schema's message is one of our codes. */
export const isProblemCode = (text: string): text is ProblemCode => codes.has(text)
