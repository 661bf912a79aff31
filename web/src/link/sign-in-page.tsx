// The page of a one-time link: its button signs in, and leads to the conversation.
import { useCallback, useEffect } from 'react'
import type { Locale } from '../../../src/model/person.ts'
import { call, post, query } from '../api/client.ts'
import { useLanguage } from '../texts/texts.ts'
import { Door } from './door.tsx'

const words = { title: 'link.enter.title', text: 'link.enter.text', open: 'link.enter' } as const

interface SignInView {
  readonly lang: Locale
  /** This browser is signed in as the link's person. */
  readonly opened: boolean
}

export function SignInPage({ token }: { readonly token: string }) {
  const wayIn = useCallback(
    (lang: Locale | undefined) => {
      const address = `/api/web/signin/${token}${query({ lang })}`
      return {
        look: () => call<SignInView>(address),
        open: async () => {
          await post(address, {})
        },
      }
    },
    [token],
  )
  return (
    <Door wayIn={wayIn} words={words}>
      {() => <ToConversation />}
    </Door>
  )
}

/** In place of this page: the way back does not lead to a link that was used. */
function ToConversation() {
  const { asked, say } = useLanguage()
  useEffect(() => location.replace(`/${query({ lang: asked })}`), [asked])
  return <p className="unseen">{say('page.loading')}</p>
}
