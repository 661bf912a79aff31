// Words as they are seen and as they are heard: a voice would read 「130 200.00」 as two numbers, and a Chinese name by English rules.
import { Fragment, useContext } from 'react'
import { type Gloss, GlossContext } from './gloss.ts'
import { useLanguage } from './texts.ts'

/** A figure in groups of three (src/model/figures.ts), or below nought; no line ends between it and its currency. */
const figure = /(?:−\d+(?:\u00a0\d{3})*|\d{1,3}(?:\u00a0\d{3})+)(?:\.\d+)?(?: (?:CNY|元))?/
const han = /\p{Script=Han}+/u
const special = {
  'zh-CN': new RegExp(`(${figure.source})`, 'u'),
  en: new RegExp(`(${figure.source}|${han.source})`, 'u'),
}
const specialWith = ({ pattern }: Gloss): RegExp => new RegExp(`(${pattern}|${figure.source}|${han.source})`, 'u')

/** 「−3 480.00」 → 「负3480.00」: one number, and the sign in words, which many voices leave out. */
export const spoken = (text: string, minus: string): string =>
  text.replace(new RegExp(figure, 'g'), found => found.replaceAll('\u00a0', '').replace('−', minus))

export function Said({ text }: { readonly text: string }) {
  const { locale, say } = useLanguage()
  // What stands at an odd place is what the pattern found.
  const gloss = useContext(GlossContext)
  const pieces = text.split(gloss ? specialWith(gloss) : special[locale])
  if (pieces.length === 1) return text
  return pieces.map((piece, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
    if (index % 2 === 0) return <Fragment key={index}>{piece}</Fragment>
    if (han.test(piece)) {
      const meant = gloss?.of(piece)
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Fragment key={index}>
          <span lang="zh-CN">{piece}</span>
          {meant && <span className="gloss"> ({meant})</span>}
        </Fragment>
      )
    }
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <span key={index} className="heard" data-heard={spoken(piece, say('figure.minus'))}>
        <span aria-hidden="true">{piece}</span>
      </span>
    )
  })
}
