// Words as they are seen and as they are heard: a voice would read 「130 200.00」 as two numbers, and a Chinese name by English rules.
import { createElement, Fragment, memo, useContext } from 'react'
import { type Gloss, GlossContext } from './gloss.ts'
import { useLanguage } from './texts.ts'

/** A figure in groups of three (src/model/figures.ts), or below nought; no line ends between it and its currency. */
const figure = /(?:−\d+(?:\u00a0\d{3})*|\d{1,3}(?:\u00a0\d{3})+)(?:\.\d+)?(?: (?:CNY|元))?/
/** Any two characters of Chinese may stand on two lines; those of a weekday are read as one. */
const weekday = /星期[一二三四五六日]/u
const han = /\p{Script=Han}+/u
const special = {
  'zh-CN': new RegExp(`(${figure.source}|${weekday.source})`, 'u'),
  en: new RegExp(`(${figure.source}|${han.source})`, 'u'),
}

/** Compiled once: the words of the sample company are many, and the texts of a page more. */
const compiled = new WeakMap<Gloss, RegExp>()
function specialWith(gloss: Gloss): RegExp {
  const known = compiled.get(gloss) ?? new RegExp(`(${gloss.words.source}|${figure.source}|${han.source})`, 'u')
  compiled.set(gloss, known)
  return known
}

/** 「−3 480.00」 → 「负3480.00」: one number, and the sign in words, which many voices leave out. */
export const spoken = (text: string, minus: string): string =>
  text.replace(new RegExp(figure, 'g'), found => found.replaceAll('\u00a0', '').replace('−', minus))

export const Said = memo(function Said({ text }: { readonly text: string }) {
  const { locale } = useLanguage()
  const gloss = useContext(GlossContext)
  // What stands at an odd place is what the pattern found. Pieces given one by one need no names.
  const pieces = text.split(gloss ? specialWith(gloss) : special[locale])
  const shown = pieces.map((piece, place) => {
    if (place % 2 === 0) return piece
    if (figure.test(piece)) return createElement(Figure, { piece })
    return createElement(locale === 'zh-CN' ? Unbroken : InChinese, { piece })
  })
  return createElement(Fragment, {}, ...shown)
})

function InChinese({ piece }: { readonly piece: string }) {
  const meant = useContext(GlossContext)?.of(piece)
  return (
    <>
      <span lang="zh-CN">{piece}</span>
      {meant && <span className="gloss"> ({meant})</span>}
    </>
  )
}

function Unbroken({ piece }: { readonly piece: string }) {
  return <span className="unbroken">{piece}</span>
}

function Figure({ piece }: { readonly piece: string }) {
  const { say } = useLanguage()
  return (
    <span className="heard" data-heard={spoken(piece, say('figure.minus'))}>
      <span aria-hidden="true">{piece}</span>
    </span>
  )
}
