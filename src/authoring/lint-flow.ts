// What a flow must be beyond its shape: every name it uses exists, every step leads somewhere, nothing legal takes one click.
import { fields } from '../engine/fields.ts'
import { fieldsAsked } from '../engine/guard.ts'
import { instantFields } from '../engine/instants.ts'
import { operations } from '../engine/operations/index.ts'
import type { RunnableFlow, Target } from '../model/flow.ts'

/** Problems of a flow, each with its path; none means that it can run. */
export function lintFlow(flow: RunnableFlow): readonly string[] {
  const problems: string[] = []
  const steps = new Set(flow.steps.map(step => step.id))
  const say = (path: string, problem: string): void => void problems.push(`${flow.id}: ${path}: ${problem}`)
  const targets = (path: string, list: readonly Target[]): void => {
    for (const target of list) {
      if (target.stage && !flow.stages.includes(target.stage)) say(path, `unknown stage ${target.stage}`)
      for (const id of [...target.open, ...target.close]) if (!steps.has(id)) say(path, `unknown step ${id}`)
      for (const field of fieldsAsked(target.if)) if (!fields[field]) say(path, `unknown field ${field}`)
    }
  }
  const operation = (path: string, name: string | undefined): void => {
    if (name !== undefined && !operations[name]) say(path, `unknown operation ${name}`)
  }
  if (steps.size !== flow.steps.length) say('steps', 'two steps share an id')
  for (const id of flow.start) if (!steps.has(id)) say('start', `unknown step ${id}`)
  for (const step of flow.steps) {
    operation(step.id, step.does)
    for (const field of fieldsAsked(step.until)) if (!fields[field]) say(step.id, `unknown field ${field}`)
    targets(step.id, step.to)
    if (step.kind !== 'wait' && step.kind !== 'document' && step.card === undefined) say(step.id, 'has no card')
    for (const clock of step.clocks) {
      operation(`${step.id}.${clock.id}`, clock.does)
      targets(`${step.id}.${clock.id}`, clock.to)
      if (clock.at !== undefined && !instantFields[clock.at])
        say(`${step.id}.${clock.id}`, `unknown instant ${clock.at}`)
      if (clock.at === undefined && clock.after === undefined)
        say(`${step.id}.${clock.id}`, 'says neither after nor at')
    }
    for (const option of step.options) {
      const path = `${step.id}.${option.id}`
      operation(path, option.does)
      targets(path, option.to)
      if (option.form !== undefined && !flow.forms[option.form]) say(path, `unknown form ${option.form}`)
      for (const field of fieldsAsked(option.when)) if (!fields[field]) say(path, `unknown field ${field}`)
    }
  }
  return problems
}
