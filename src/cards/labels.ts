// Names of money lines and articles as people read them.
import type { SettlementLine } from '../model/settlement.ts'
import type { Translate } from '../texts/texts.ts'

/** A line's own label, or the catalogue's. */
export const lineLabel = (line: Pick<SettlementLine, 'id' | 'label' | 'facts'>, t: Translate): string =>
  line.label ?? t(`line.${line.id}`, { ...line.facts })

/** A fact as the name of a row; inside a sentence the catalogue's word stands as it is. */
export function factName(fact: string, t: Translate): string {
  const name = t(`fact.${fact}`)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const article = /^(.+?(?:第 |, Art\. ))(\d+)( 条)?$/

/** 「《劳动合同法》第 46、47 条」 for article ids: a law that stands twice in a row is named once. */
export function basisText(basis: readonly string[], t: Translate): string {
  const cited: { readonly head: string; readonly numbers: string[]; readonly tail: string }[] = []
  for (const id of basis) {
    const text = t(`basis.${id}`)
    const [, head = text, number, tail = ''] = article.exec(text) ?? []
    const last = cited.at(-1)
    if (number !== undefined && last?.head === head && last.tail === tail) last.numbers.push(number)
    else cited.push({ head, numbers: number === undefined ? [] : [number], tail })
  }
  return cited
    .map(({ head, numbers, tail }) => {
      const several = numbers.length > 1 ? head.replace(/Art\. $/, 'Arts. ') : head
      return `${several}${numbers.join(t('list.and'))}${tail}`
    })
    .join(t('basis.and'))
}
