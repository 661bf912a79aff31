// Cells that files of people and files about people share. The text of an issue is the code of its problem.
import { z } from 'zod'
import { readDate } from '../model/dates.ts'
import { readAmount } from '../model/money.ts'

/** Words that stand for the product itself in the record, so that no person can act under them. */
const reserved: ReadonlySet<string> = new Set(['clock', 'directory', 'system', 'everyone'])

export const employeeNo = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/, 'bad-employee-no')
  .refine(no => !reserved.has(no.toLowerCase()), 'reserved-employee-no')

export const date = z.string().refine(text => readDate(text) !== undefined, 'bad-date')

/** Plain decimals only: no sign, no exponent, no full-width digits. */
export const amount = z.string().transform((text, context) => {
  const read = readAmount(text)
  if (!read) context.addIssue({ code: 'custom', message: 'bad-amount' })
  return read?.value ?? ''
})

export const days = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, 'bad-days')
export const months = z.string().regex(/^\d{1,3}$/, 'bad-months')
