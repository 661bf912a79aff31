// Whether a request broke a limit on text and not its form: then whoever sent it hears how long a text may be.
import type { z } from 'zod'

export const isTooLong = (fault: z.ZodError): boolean => fault.issues.some(breaksLimit)

function breaksLimit(issue: z.core.$ZodIssue): boolean {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
    case 'invalid_union':
      return issue.errors.flat().some(breaksLimit)
    default:
      return false
  }
}
