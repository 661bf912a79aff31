// A flow's parsed text becomes a checked, frozen, runnable version; every problem names its path.
import { z } from 'zod'
import { flowSchema, type RunnableFlow } from '../model/flow.ts'
import { formsSchema } from '../model/form.ts'
import { scriptSheet } from '../model/script.ts'
import { lintScripts } from '../talk/scripts/lint.ts'
import { lintFlow } from './lint-flow.ts'

export type FlowReading =
  | { readonly ok: true; readonly flow: RunnableFlow }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Checks the merged text of a flow (head, steps, forms, scripts) and freezes it. */
export function readFlow(
  head: unknown,
  steps: readonly unknown[],
  forms: unknown,
  scripts: readonly unknown[],
): FlowReading {
  const flow = flowSchema.safeParse({ ...(head as object), steps })
  const readForms = formsSchema.safeParse(forms)
  const sheets = z.array(scriptSheet).safeParse(scripts)
  const problems = [flow, readForms, sheets].flatMap(read =>
    read.success ? [] : z.prettifyError(read.error).split('\n'),
  )
  if (!flow.success || !readForms.success || !sheets.success) return { ok: false, problems }
  const runnable: RunnableFlow = { ...flow.data, forms: readForms.data, scripts: sheets.data }
  const lint = [...lintFlow(runnable), ...lintScripts(runnable.scripts)]
  return lint.length > 0 ? { ok: false, problems: lint } : { ok: true, flow: Object.freeze(runnable) }
}
