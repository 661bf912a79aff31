// Sample answers for a card's form: only when asked for, only in the sandbox, and the person still sends them.
import { createContext, useContext } from 'react'
import type { CardView, Form } from '../../../src/model/card.ts'
import type { Desk } from './desk.ts'
import type { Entered } from './form/values.ts'

export interface SampleFile {
  readonly name: string
  readonly text: string
}

type SampleValue = string | readonly string[] | 'all' | SampleFile

export interface Sample {
  /** The step whose card is meant, and the option whose form is filled in. */
  readonly step: string
  readonly option: string
  readonly values: Readonly<Record<string, SampleValue>>
  /** Counts how often it was asked for. */
  readonly asked: number
}

export const SampleContext = createContext<Sample | undefined>(undefined)

/** The sample for this card while it is open. */
export function useSampleFor(card: CardView): Sample | undefined {
  const sample = useContext(SampleContext)
  const step = card.key.split('/')[1]?.split('#')[0]
  return sample && !card.closed && step === sample.step ? sample : undefined
}

/** The sample as entries of the form; a sample file is uploaded like any other. */
export async function enteredFrom(
  form: Form,
  sample: Pick<Sample, 'values'>,
  desk: Pick<Desk, 'upload'>,
): Promise<Entered> {
  const entered: Record<string, string | readonly string[]> = {}
  for (const field of form.fields) {
    const value = sample.values[field.name]
    if (value === undefined) continue
    if (field.kind === 'many' && value === 'all') entered[field.name] = field.choices.map(choice => choice.value)
    else if (typeof value === 'string' || Array.isArray(value)) entered[field.name] = value
    else if ('text' in value) {
      const file = await desk.upload(new File([value.text], value.name, { type: 'text/plain' }))
      if (file) entered[field.name] = [file.id]
    }
  }
  return entered
}
