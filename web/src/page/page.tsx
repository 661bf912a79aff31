// The whole page: asks the server who is here and shows the sandbox, the messenger, or what stands in the way.
import { useCallback, useEffect, useMemo, useState } from 'react'
import { ApiError, openClient } from '../api/client.ts'
import type { Session } from '../api/wire.ts'
import { Messenger } from '../messenger/messenger.tsx'
import { Sandbox } from '../sandbox/sandbox.tsx'
import { askedLanguage } from '../texts/language.ts'
import { LanguageContext, sayIn } from '../texts/texts.ts'
import { useChosen } from '../texts/use-chosen.ts'
import { Notice } from './notice.tsx'
import './page.css'
import { Button } from '../theme/button.tsx'

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'open'; readonly session: Session }

export function Page() {
  const [asked, setAsked] = useState(() => askedLanguage(location.search))
  const [state, setState] = useState<State>({ kind: 'loading' })
  const client = useMemo(() => openClient(asked, () => setState({ kind: 'signed-out' })), [asked])

  const load = useCallback(async () => {
    try {
      setState({ kind: 'open', session: await client.session() })
    } catch (error) {
      const stranger = error instanceof ApiError && (error.status === 401 || error.status === 403)
      setState({ kind: stranger ? 'signed-out' : 'unreachable' })
    }
  }, [client])
  useEffect(() => {
    void load()
  }, [load])

  const language = useChosen(asked, setAsked, state.kind === 'open' ? state.session.lang : 'zh-CN')

  return (
    <LanguageContext value={language}>
      <Shown state={state} client={client} onAgain={load} />
    </LanguageContext>
  )
}

interface ShownProps {
  readonly state: State
  readonly client: ReturnType<typeof openClient>
  readonly onAgain: () => Promise<void>
}

function Shown({ state, client, onAgain }: ShownProps) {
  const say = sayIn(askedLanguage(location.search) ?? 'zh-CN')
  if (state.kind === 'loading') return <p className="unseen">{say('page.loading')}</p>
  if (state.kind === 'open') {
    const { session } = state
    const { people, phones, clock, me } = session
    if (session.mode === 'sandbox' && people && phones && clock) {
      return <Sandbox session={session} client={client} people={people} phones={phones} clock={clock} />
    }
    if (me) return <Messenger session={session} me={me} client={client} onLeave={onAgain} />
  }
  if (state.kind !== 'unreachable') return <Notice title={say('signin.title')} text={say('signin.text')} />
  return (
    <Notice title={say('page.unreachable.title')} text={say('page.unreachable.text')}>
      <Button look="main" onClick={() => void onAgain()}>
        {say('page.again')}
      </Button>
    </Notice>
  )
}
