// Fills the `{name}` places of a catalogue sentence. A sentence that is not in the catalogue shows its code.
import type { Locale } from './answer.ts'
import type { EngineTexts } from './pack.ts'

/** A place that nothing is named for stays as it stands. */
export const fill = (sentence: string, words: Readonly<Record<string, string>>): string =>
  !sentence.includes('{') ? sentence : sentence.replace(/\{(\w+)\}/g, (place, name: string) => words[name] ?? place)

/** The engine's sentence in this language; a code that no catalogue has is shown as it is. */
export const engineText = (
  texts: EngineTexts,
  locale: Locale,
  code: string,
  words: Readonly<Record<string, string>> = {},
): string => fill(texts[locale][code] ?? code, words)
