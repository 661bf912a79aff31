// The messenger of a signed-in person: their own conversation, no clock, nobody else to choose.
import { useEffect } from 'react'
import type { Client } from '../api/client.ts'
import type { Brief, Session } from '../api/wire.ts'
import { forgetForms } from '../card/form/kept.ts'
import { Phone } from '../chat/phone.tsx'
import { useConversations } from '../chat/use-conversations.ts'
import { Connection } from '../page/connection.tsx'
import { useNarrowerThan } from '../page/narrow.ts'
import { LanguageSwitch } from '../texts/language-switch.tsx'
import { useLanguage } from '../texts/texts.ts'
import { Button } from '../theme/button.tsx'

interface Props {
  readonly session: Session
  readonly me: Brief
  readonly client: Client
  readonly onLeave: () => Promise<void>
}

export function Messenger({ session, me, client, onLeave }: Props) {
  const { say } = useLanguage()
  const narrow = useNarrowerThan(720)
  const conversations = useConversations(client, [me.id], () => {})
  const { connected } = conversations
  useEffect(() => {
    if (connected) return
    // Perhaps the session has ended: then the way in is a new link, and waiting would not help.
    const timer = setInterval(async () => {
      const session = await client.session().catch(() => undefined)
      if (session && !session.me) await onLeave()
    }, 5000)
    return () => clearInterval(timer)
  }, [connected, client, onLeave])

  const leave = () => {
    forgetForms()
    return onLeave()
  }

  return (
    <div className="messenger">
      <header className="page-top">
        <h1>好散 Haosan</h1>
        <div className="page-side">
          <LanguageSwitch />
          <Button small look="quiet" onClick={() => void client.signOut().finally(leave)}>
            {say('signout')}
          </Button>
        </div>
      </header>
      <Connection connected={connected} />
      <main className="phones">
        <Phone
          person={me}
          bot={session.bot.name}
          client={client}
          conversations={conversations}
          now={new Date().toISOString()}
          zone={undefined}
          startsHome={narrow}
        />
      </main>
    </div>
  )
}
