// What people with a name wrote down: events at work, and what the employee asked for. Nothing is concluded from either.
import type { CaseState } from '../model/case.ts'
import type { Row } from '../model/personnel-file.ts'
import { byDay } from './growth.ts'

export interface Said {
  /** Undefined: never imported. */
  readonly events: readonly Row<'feedback'>[] | undefined
  /** The employee's own words about a topic: what may come up in the talk. */
  readonly requests: readonly Row<'feedback'>[] | undefined
}

/** Undefined, not empty, where nothing was imported: nobody knows. */
export function saidOf({ personnel: { feedback } = {} }: CaseState): Said {
  if (feedback === undefined) return { events: undefined, requests: undefined }
  const rows = byDay(feedback, row => row.date)
  return {
    events: rows.filter(row => row.kind === 'work_event'),
    requests: rows.filter(row => row.kind === 'own_words' && row.topic !== undefined),
  }
}
