// A flow's parsed text becomes a checked, frozen, runnable version; every problem names its path.
import { z } from 'zod'
import { flowSchema, type RunnableFlow } from '../model/flow.ts'
import { formsSchema } from '../model/form.ts'
import { temperament } from '../model/rehearsal.ts'
import { scriptSheet } from '../model/script.ts'
import { lintRehearsals } from '../talk/rehearsal/lint.ts'
import { lintScripts } from '../talk/scripts/lint.ts'
import { talkLines } from '../talk/scripts/sheet.ts'
import { lintFlow } from './lint-flow.ts'

export type FlowReading =
  | { readonly ok: true; readonly flow: RunnableFlow }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Checks the merged text of a flow (head, steps, forms, scripts, rehearsals) and freezes it. */
export function readFlow(
  head: unknown,
  steps: readonly unknown[],
  forms: unknown,
  scripts: readonly unknown[],
  rehearsals: readonly unknown[],
): FlowReading {
  const flow = flowSchema.safeParse({ ...(head as object), steps })
  const readForms = formsSchema.safeParse(forms)
  const sheets = z.array(scriptSheet).safeParse(scripts)
  const people = z.array(temperament).safeParse(rehearsals)
  const problems = [flow, readForms, sheets, people].flatMap(read =>
    read.success ? [] : z.prettifyError(read.error).split('\n'),
  )
  if (!flow.success || !readForms.success || !sheets.success || !people.success) return { ok: false, problems }
  const runnable: RunnableFlow = {
    ...flow.data,
    forms: readForms.data,
    scripts: sheets.data,
    temperaments: people.data,
  }
  const lint = [
    ...lintFlow(runnable),
    ...lintScripts(runnable.scripts),
    ...lintRehearsals(runnable.temperaments, talkLines(runnable)),
  ]
  return lint.length > 0 ? { ok: false, problems: lint } : { ok: true, flow: Object.freeze(runnable) }
}
