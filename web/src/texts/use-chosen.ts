// The language of a page: what was chosen on it stands in its address; the document says it too.
import { useEffect, useMemo } from 'react'
import type { Locale } from '../../../src/model/person.ts'
import { type Language, sayIn, type TextKey } from './texts.ts'

export function useChosen(
  asked: Locale | undefined,
  ask: (locale: Locale) => void,
  usual: Locale,
  title: TextKey = 'page.title',
): Language {
  const locale = asked ?? usual
  const language = useMemo(
    () => ({
      locale,
      asked,
      say: sayIn(locale),
      choose: (next: Locale) => {
        const search = new URLSearchParams(location.search)
        search.set('lang', next)
        history.replaceState(null, '', `${location.pathname}?${search}`)
        ask(next)
      },
    }),
    [locale, asked, ask],
  )
  useEffect(() => {
    document.documentElement.lang = locale
    document.title = sayIn(locale)(title)
  }, [locale, title])
  return language
}
