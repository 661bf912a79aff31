// A cell that does not fit, as a problem with its place: the text of the issue is the code of its problem.
import type { z } from 'zod'
import { isProblemCode, type Problem } from './problem.ts'

type Issue = z.core.$ZodIssue

/** At its line and column, with the code whose sentence says the cure. */
export function problemOf(line: number, issue: Issue): Problem {
  const column = String(issue.path[0])
  // A required cell that is empty is absent here, the only reason for an issue without a code of ours.
  const code = isProblemCode(issue.message) ? issue.message : 'required'
  const values = issue.code === 'custom' ? textValues(issue.params) : undefined
  return { line, column, code, ...(values ? { values } : {}) }
}

const textValues = (params: Readonly<Record<string, unknown>> | undefined): Record<string, string> | undefined =>
  params && Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]))
