// A language model that may draft another wording of one sentence for a person to judge. Optional: nothing depends on it.

export type Drafted =
  | { readonly kind: 'drafted'; readonly text: string }
  | { readonly kind: 'failed'; readonly why: 'timeout' | 'unreachable' | 'refused' | 'too-large' | 'not-understood' }

export interface Drafter {
  /** For the log. */
  readonly model: string
  /** Both texts leave this machine: the sentence has been redacted before. Never throws. */
  draft(asked: { readonly instruction: string; readonly sentence: string }): Promise<Drafted>
}
