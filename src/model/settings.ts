// The company's own settings: checked when read, audited when changed. Floors live in code, not here.
import { z } from 'zod'

const hhmm = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The shortest consideration period that can be set (product floor, working days). */
export const considerationFloor = 3

export const companySettings = z.strictObject({
  company: z.strictObject({
    legalName: z.string().min(1),
    creditCode: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/),
    address: z.string().min(1),
    city: z.string().min(1),
    signatory: z.string().min(1),
    privacyContact: z.string().min(1),
  }),
  considerationDays: z.number().int().min(considerationFloor).max(60).default(5),
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
        reason: z.string().min(4),
      }),
    )
    .default([]),
})

export type CompanySettings = z.infer<typeof companySettings>
