// The law without its code, to hand it to another thread: rules are functions, and those cannot be sent.
import type { LawPack, LawPacks, PackData } from '../law/pack.ts'
import { lawCodes } from './law-codes.ts'

export interface LawData {
  /** What the packs have besides their code, by jurisdiction. */
  readonly packs: Readonly<Record<string, PackData>>
  readonly texts: LawPacks['texts']
}

const whole = (pack: LawPacks['packs'][number]): pack is LawPack => !('incomplete' in pack)

export const dataOf = ({ packs, texts }: LawPacks): LawData => ({
  packs: Object.fromEntries(
    packs.filter(whole).map(({ jurisdiction, version, reviewed, regions, parameters, tables, articles, texts }) => {
      return [jurisdiction, { version, reviewed, regions, parameters, tables, articles, texts }]
    }),
  ),
  texts,
})

/** The same law again where its code is at hand, in the same order. */
export const withCode = ({ packs, texts }: LawData): LawPacks => ({
  packs: Object.values(lawCodes).map(code => {
    const data = packs[code.jurisdiction]
    return data ? { ...code, ...data } : { jurisdiction: code.jurisdiction, incomplete: true }
  }),
  texts,
})
