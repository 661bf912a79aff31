// The company's own settings: checked when read, audited when changed. Floors live in code, not here.
import { z } from 'zod'

/** Words that come to stand on papers: something that is seen, on one line. */
const words = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cf}]*$/u)

const hhmm = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The shortest consideration period that can be set (product floor, working days). */
export const considerationFloor = 3

export const companySettings = z.strictObject({
  company: z.strictObject({
    legalName: words,
    creditCode: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/),
    address: words,
    city: words,
    signatory: words,
    privacyContact: words,
  }),
  considerationDays: z.number().int().min(considerationFloor).max(60).default(5),
  /** The same hour twice is no quiet at all. */
  quietHours: z.strictObject({ from: hhmm, to: hhmm }).default({ from: '20:00', to: '09:00' }),
  /** Whether a manager must have passed a rehearsal of the talk before opening a case. */
  rehearsal: z.enum(['offered', 'required-before-first-case']).default('offered'),
  lawOverrides: z
    .array(
      z.strictObject({
        id: z.string(),
        region: z.string().optional(),
        year: z.number().int().optional(),
        value: z.string(),
        reason: z.string().trim().min(4),
      }),
    )
    .default([]),
})

export type CompanySettings = z.infer<typeof companySettings>
