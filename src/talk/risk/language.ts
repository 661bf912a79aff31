// In which languages a sentence is written, and in which one it is answered.
import type { Tongue } from './rulebook.ts'

export const tonguesOf = (text: string): readonly Tongue[] => [
  ...(/\p{Script=Han}/u.test(text) ? (['zh'] as const) : []),
  ...(/[a-z]{2}/u.test(text) ? (['en'] as const) : []),
]

/** Chinese when Chinese carries the sentence, however many English words are mixed in. */
export const localeOf = (text: string): 'zh-CN' | 'en' => {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/[a-z]+/gu)?.length ?? 0
  return han >= words && han > 0 ? 'zh-CN' : 'en'
}
