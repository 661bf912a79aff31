// What a card can do where it lies: press its buttons, upload a file, open a file. The phone provides it.
import { createContext, useContext } from 'react'
import type { Button, FormValues } from '../../../src/model/card.ts'
import type { FieldProblems, Uploaded } from '../api/wire.ts'

/** How a press ended: done, wrong fields to correct, or not delivered. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'fields'; readonly fields: FieldProblems }
  | { readonly kind: 'failed' }

export interface Desk {
  readonly press: (button: Button, values?: FormValues) => Promise<Outcome>
  /** Undefined when the upload failed; the person has been told. */
  readonly upload: (file: File) => Promise<Uploaded | undefined>
  /** A file that was uploaded here, by its id. */
  readonly uploaded: (id: string) => Uploaded | undefined
  readonly fileUrl: (id: string) => string
}

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('a card lies on no desk')
  return desk
}
