// Operations of the task about something that could not be carried out: it is settled in HR's words, or tried once more.
import type { DocumentKind, Effect } from '../../../model/effect.ts'
import { textOf } from '../../look.ts'
import { events, type Operation, type OperationInput, refusing } from '../../operation.ts'

export const settled: Operation = ({ values, instance }) =>
  events({
    kind: 'noted',
    what: 'given-up-settled',
    values: { row: instance.data?.row ?? '', done: textOf(values, 'done') ?? '' },
  })

/** A card is built from the case as it is now, and so is a paper: trying again can only bring what is right today. */
export const tryAgain: Operation = input => {
  const effect = effectOf(input)
  return effect === undefined
    ? refusing('nothing-to-try')
    : { events: [], effects: [effect], reply: { text: 'toast.tried-again', tone: 'calm' } }
}

const kinds: readonly string[] = [
  'preparation',
  'settlement-statement',
  'agreement',
  'agreement-preview',
  'signed-agreement',
  'certificate',
  'report',
  'archive',
  'invitation',
] satisfies readonly DocumentKind[]
const isKind = (text: string): text is DocumentKind => kinds.includes(text)

function effectOf({ state, instance }: OperationInput): Effect | undefined {
  const { what, person, card, instance: of, document, type, version } = instance.data ?? {}
  if (what === 'card' && person !== undefined && card !== undefined && of !== undefined) {
    return { kind: 'show', ref: { caseId: state.id, instance: of, card, to: person }, asks: false, anew: true }
  }
  if (what !== 'paper' || document === undefined || type === undefined || !isKind(type)) return undefined
  return { kind: 'render', caseId: state.id, document, type, version: Number(version) }
}
