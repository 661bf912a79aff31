// The page behind a link that somebody was sent: one button first, and behind it what the link is for. Looking changes nothing, so previews may look.
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import type { Locale } from '../../../src/model/person.ts'
import { ApiError } from '../api/client.ts'
import { Notice } from '../page/notice.tsx'
import '../page/page.css'
import { askedLanguage } from '../texts/language.ts'
import { LanguageContext, type TextKey } from '../texts/texts.ts'
import { useChosen } from '../texts/use-chosen.ts'
import { Button } from '../theme/button.tsx'

interface Look {
  readonly lang: Locale
  /** This browser has opened it. */
  readonly opened: boolean
}

interface Way<L extends Look> {
  look(): Promise<L>
  open(): Promise<void>
}

/** What is behind the open door, and how to say that it is another thing now, or gone. */
interface Behind<L, W> {
  readonly look: L
  readonly way: W
  readonly show: (look: L) => void
  readonly refuse: (text: string, lang: Locale | undefined) => void
}

interface Props<L extends Look, W extends Way<L>> {
  /** Speaks to the server in the language that the address asks for. */
  readonly wayIn: (asked: Locale | undefined) => W & Way<L>
  readonly words: { readonly title: TextKey; readonly text: TextKey; readonly open: TextKey }
  readonly children: (behind: Behind<L, W>) => ReactNode
}

type State<L> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreachable' }
  /** The server's own sentence: over, opened elsewhere, unknown, changed. */
  | { readonly kind: 'refused'; readonly text: string; readonly lang: Locale | undefined }
  | { readonly kind: 'reached'; readonly look: L }

export function Door<L extends Look, W extends Way<L>>({ wayIn, words, children }: Props<L, W>) {
  const [asked, setAsked] = useState(() => askedLanguage(location.search))
  const [state, setState] = useState<State<L>>({ kind: 'loading' })
  const way = useMemo(() => wayIn(asked), [wayIn, asked])
  const language = useChosen(asked, setAsked, languageOf(state) ?? 'zh-CN', 'link.title')
  const { say } = language

  const show = useCallback((look: L) => setState({ kind: 'reached', look }), [])
  const refuse = useCallback((text: string, lang: Locale | undefined) => setState({ kind: 'refused', text, lang }), [])
  const reach = useCallback(
    async (first?: () => Promise<void>) => {
      try {
        await first?.()
        show(await way.look())
      } catch (error) {
        if (error instanceof ApiError && error.text !== undefined && !error.temporary) refuse(error.text, error.lang)
        else setState({ kind: 'unreachable' })
      }
    },
    [way, show, refuse],
  )
  useEffect(() => {
    void reach()
  }, [reach])

  return (
    <LanguageContext value={language}>
      {state.kind === 'loading' && <p className="unseen">{say('page.loading')}</p>}
      {state.kind === 'unreachable' && (
        <Notice brand={say('link.title')} title={say('page.unreachable.title')} text={say('page.unreachable.text')}>
          <Button look="main" onClick={() => void reach()}>
            {say('page.again')}
          </Button>
        </Notice>
      )}
      {state.kind === 'refused' && <Notice brand={say('link.title')} title={say('link.refused')} text={state.text} />}
      {state.kind === 'reached' && !state.look.opened && (
        <Notice brand={say('link.title')} title={say(words.title)} text={say(words.text)}>
          <Button look="main" onClick={() => void reach(way.open)}>
            {say(words.open)}
          </Button>
        </Notice>
      )}
      {state.kind === 'reached' && state.look.opened && children({ look: state.look, way, show, refuse })}
    </LanguageContext>
  )
}

function languageOf<L extends Look>(state: State<L>): Locale | undefined {
  if (state.kind === 'reached') return state.look.lang
  return state.kind === 'refused' ? state.lang : undefined
}
