// The page behind a sealed link: one button first, then one card, form or file, and what came of it.
import { Button, ConfigProvider } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { ApiError } from '../api/client.ts'
import { Notice } from '../page/notice.tsx'
import '../page/page.css'
import { askedLanguage } from '../texts/language.ts'
import { LanguageContext } from '../texts/texts.ts'
import { useChosen } from '../texts/use-chosen.ts'
import { antTheme } from '../theme/theme.ts'
import { type Look, openLinkClient, type View } from './link-client.ts'
import { Opened } from './opened.tsx'

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreachable' }
  /** The server's own sentence: over, opened elsewhere, unknown, changed. */
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'sealed'; readonly look: Look }
  | { readonly kind: 'opened'; readonly look: Look; readonly view: View }

const refusedOr = (error: unknown): State =>
  error instanceof ApiError && error.text !== undefined && !error.temporary
    ? { kind: 'refused', text: error.text }
    : { kind: 'unreachable' }

export function LinkPage({ token }: { readonly token: string }) {
  const [asked, setAsked] = useState(() => askedLanguage(location.search))
  const [state, setState] = useState<State>({ kind: 'loading' })
  const client = useMemo(() => openLinkClient(token, asked), [token, asked])
  const theme = useMemo(antTheme, [])

  const load = useCallback(async () => {
    try {
      const look = await client.look()
      setState(look.opened ? { kind: 'opened', look, view: await client.view() } : { kind: 'sealed', look })
    } catch (error) {
      setState(refusedOr(error))
    }
  }, [client])
  useEffect(() => {
    void load()
  }, [load])

  const look = state.kind === 'sealed' || state.kind === 'opened' ? state.look : undefined
  const language = useChosen(asked, setAsked, look?.lang ?? 'zh-CN', 'link.title')
  const { say } = language

  const open = async () => {
    try {
      await client.open()
    } catch (error) {
      setState(refusedOr(error))
      return
    }
    await load()
  }

  return (
    <LanguageContext value={language}>
      <ConfigProvider {...theme}>
        {state.kind === 'loading' && <p className="unseen">{say('page.loading')}</p>}
        {state.kind === 'unreachable' && (
          <Notice brand={say('link.title')} title={say('page.unreachable.title')} text={say('page.unreachable.text')}>
            <Button type="primary" onClick={() => void load()}>
              {say('page.again')}
            </Button>
          </Notice>
        )}
        {state.kind === 'refused' && <Notice brand={say('link.title')} title={say('link.refused')} text={state.text} />}
        {state.kind === 'sealed' && (
          <Notice brand={say('link.title')} title={say('link.from')} text={say('link.bound')}>
            <Button type="primary" onClick={() => void open()}>
              {say('link.open')}
            </Button>
          </Notice>
        )}
        {state.kind === 'opened' && (
          <Opened
            look={state.look}
            view={state.view}
            client={client}
            onView={view => setState({ ...state, view })}
            onRefused={text => setState({ kind: 'refused', text })}
          />
        )}
      </ConfigProvider>
    </LanguageContext>
  )
}
