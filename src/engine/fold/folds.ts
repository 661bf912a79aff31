// What each kind of event does to its case, as a table: a kind that no topic folds does not compile.
import type { CaseState } from '../../model/case.ts'
import type { CaseEventBody, EventDraft } from '../../model/case-event.ts'

export type Kind = CaseEventBody['kind']
export type BodyOf<K extends Kind> = Extract<CaseEventBody, { readonly kind: K }>

/** Of every kind but the first event of a case, which makes the state that the others change. */
export type Folds = {
  readonly [K in Exclude<Kind, 'opened'>]: (
    state: CaseState,
    body: BodyOf<K>,
    event: Pick<EventDraft, 'by' | 'at'>,
  ) => CaseState
}
