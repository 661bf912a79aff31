// The page's own words in both languages; a key that is missing in either does not compile.
import { createContext, useContext } from 'react'
import type { Locale } from '../../../src/model/person.ts'
import en from './en.json'
import zh from './zh-CN.json'

export type TextKey = keyof typeof zh
const catalogues: Readonly<Record<Locale, Readonly<Record<TextKey, string>>>> = { 'zh-CN': zh, en }

export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

export function sayIn(locale: Locale): Say {
  return (key, values = {}) =>
    catalogues[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

export interface Language {
  readonly locale: Locale
  /** Present when the address asks for a language; then the server is asked for the same. */
  readonly asked: Locale | undefined
  readonly say: Say
  readonly choose: (locale: Locale) => void
}

export const LanguageContext = createContext<Language>({
  locale: 'zh-CN',
  asked: undefined,
  say: sayIn('zh-CN'),
  choose: () => {},
})

export const useLanguage = (): Language => useContext(LanguageContext)
