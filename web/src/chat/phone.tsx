// One phone: who holds it, the conversation with the bot, and where to write. The same in the sandbox and for a signed-in person.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Client } from '../api/client.ts'
import type { Answer, Brief } from '../api/wire.ts'
import { DeskContext } from '../card/desk.ts'
import { Said } from '../texts/said.tsx'
import { useLanguage } from '../texts/texts.ts'
import { BackArrow } from '../theme/icons.tsx'
import './chat.css'
import { Composer } from './composer.tsx'
import { unreadAfter } from './conversation.ts'
import { Heard } from './heard.tsx'
import { Home } from './home.tsx'
import { Log } from './log.tsx'
import { markRead, readUpTo } from './read-marks.ts'
import { apart } from './room.ts'
import { RoomBar, RoomTalk } from './room-talk.tsx'
import { ToastPlace, useToast } from './toast.tsx'
import type { Conversations } from './use-conversations.ts'
import { failureToast, useDeskOf } from './use-desk.ts'

interface Props {
  readonly person: Brief
  readonly bot: string
  readonly client: Client
  readonly conversations: Conversations
  readonly now: string
  readonly zone: string | undefined
  /** Not the one shown on a narrow page; it keeps what was typed. */
  readonly hidden?: boolean | undefined
  /** Starts at the conversation list. */
  readonly startsHome?: boolean | undefined
  /** Stands at the right of the header: choosing another person, signing out. */
  readonly side?: ReactNode
  /** The tour asks to look here. */
  readonly turn?: boolean | undefined
  /** The step whose card the tour speaks of. */
  readonly look?: string | undefined
}

export function Phone(props: Props) {
  const { person, bot, client, conversations, now, zone, hidden, side } = props
  const { say } = useLanguage()
  const [home, setHome] = useState(props.startsHome === true)
  const section = useRef<HTMLElement>(null)
  // The button that leads away disappears; the focus goes to the one that leads back.
  const goHome = (there: boolean) => {
    setHome(there)
    requestAnimationFrame(() =>
      section.current?.querySelector<HTMLElement>(there ? '.home-item' : '.phone-back')?.focus(),
    )
  }
  const { shown, tell } = useToast()
  const [inRoom, setInRoom] = useState(false)
  const desk = useDeskOf(person.id, client, conversations, tell, say)
  const whole = conversations.of(person.id)
  const { own: conversation, room } = useMemo(() => apart(whole), [whole])
  const shownRoom = inRoom ? room : undefined
  const unread = unreadAfter(conversation, readUpTo(person.id))
  const unreadInRoom = room ? unreadAfter(room.conversation, readUpTo(person.id)) : 0

  useEffect(() => {
    if (!hidden && !home && conversation.loaded) markRead(person.id, conversation.cursor)
  }, [hidden, home, conversation, person.id])

  const tried = async (send: () => Promise<Answer>): Promise<boolean> => {
    try {
      const answer = await send()
      if (answer.toast) tell(answer.toast)
      await conversations.refresh(person.id)
      return true
    } catch (error) {
      tell(failureToast(error, say))
      return false
    }
  }
  const starts = person.roles.includes('manager')
  const commands = [...(starts ? [say('command.start')] : []), say('command.cases'), say('command.help')]
  const where = [person.department, person.city].filter(Boolean).join(' · ')

  const holder = `${person.roleLabel} ${person.name}`
  return (
    <>
      <section ref={section} className="phone" aria-label={holder} hidden={hidden} data-turn={props.turn || undefined}>
        <header className="phone-top">
          {home ? (
            <span className="face">{person.roleLabel.slice(0, person.roleLabel.startsWith('HR') ? 2 : 1)}</span>
          ) : (
            <button type="button" className="phone-back" aria-label={say('home.back')} onClick={() => goHome(true)}>
              <BackArrow />
            </button>
          )}
          <div className="phone-who">
            <h2>
              <Said text={holder} />
            </h2>
            {where && (
              <p>
                <Said text={where} />
              </p>
            )}
          </div>
          {side}
        </header>
        {home && (
          <Home
            bot={bot}
            conversation={conversation}
            unread={unread}
            now={now}
            zone={zone}
            onOpen={() => goHome(false)}
          />
        )}
        <div className="phone-talk" hidden={home}>
          <DeskContext value={desk}>
            <ToastPlace shown={shown} />
            {room && <RoomBar room={room} inside={inRoom} unread={unreadInRoom} onTurn={setInRoom} />}
            {shownRoom ? (
              <RoomTalk
                room={shownRoom}
                now={now}
                zone={zone}
                visible={!home && !hidden}
                onSend={text => tried(() => client.sayInRoom(person.id, shownRoom.key, text))}
                onLeave={() => tried(() => client.leaveRoom(person.id, shownRoom.key))}
              />
            ) : (
              <>
                <Log
                  conversation={conversation}
                  now={now}
                  zone={zone}
                  name={say('log.name')}
                  empty={say(starts ? 'log.empty' : 'log.emptyQuiet')}
                  visible={!home && !hidden}
                  look={props.look}
                />
                <Composer commands={commands} onSend={text => tried(() => client.say(person.id, text))} />
              </>
            )}
          </DeskContext>
        </div>
      </section>
      {!hidden && (
        // Beside other phones a sentence says whose it is.
        <Heard conversation={whole} who={side === undefined ? undefined : holder} discreet={home} answer={shown?.id} />
      )}
    </>
  )
}
