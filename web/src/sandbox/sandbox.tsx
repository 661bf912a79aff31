// The sandbox: three phones side by side, or one at a time on a narrow page, with a clock and a tour.
import { Badge, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { Client } from '../api/client.ts'
import { type Brief, type Seat, type Session, seats } from '../api/wire.ts'
import { unreadAfter } from '../chat/conversation.ts'
import { Phone } from '../chat/phone.tsx'
import { readUpTo } from '../chat/read-marks.ts'
import { ToastPlace, useToast } from '../chat/toast.tsx'
import { useConversations } from '../chat/use-conversations.ts'
import { failureToast } from '../chat/use-desk.ts'
import { Connection } from '../page/connection.tsx'
import { useNarrowerThan } from '../page/narrow.ts'
import { useLanguage } from '../texts/texts.ts'
import { TourStrip } from '../tour/tour.tsx'
import { useTour } from '../tour/use-tour.ts'
import { ChoosePerson } from './choose-person.tsx'
import { Clock } from './clock.tsx'
import { SandboxHeader } from './header.tsx'
import './sandbox.css'
import { rememberedSeating, rememberSeating, reseat } from './seats.ts'

/** Width that three phones need beside each other. */
const threePhones = 1020

interface Props {
  readonly session: Session
  readonly client: Client
  readonly people: readonly Brief[]
  readonly phones: Readonly<Record<Seat, string>>
  readonly clock: NonNullable<Session['clock']>
}

export function Sandbox({ session, client, people, phones, clock }: Props) {
  const { say } = useLanguage()
  const narrow = useNarrowerThan(threePhones)
  const [now, setNow] = useState(clock.now)
  const [seating, setSeating] = useState(() => rememberedSeating(phones, people))
  const [shown, setShown] = useState<Seat>('manager')
  const toast = useToast()
  const ids = seats.map(seat => seating[seat])
  const conversations = useConversations(client, ids, setNow)

  const watched = useMemo(
    () =>
      people.map(({ id }) => ({ person: id, lines: conversations.of(id).lines })).filter(one => one.lines.length > 0),
    [people, conversations],
  )
  const tour = useTour(
    watched,
    ids.every(id => conversations.of(id).loaded),
  )

  const moveClock = async (to: Parameters<Client['moveClock']>[0]): Promise<boolean> => {
    try {
      setNow((await client.moveClock(to)).now)
      return true
    } catch (error) {
      toast.tell(failureToast(error, say))
      return false
    }
  }
  const choose = (seat: Seat, id: string) => {
    const next = reseat(seating, seat, id)
    rememberSeating(next)
    setSeating(next)
  }
  const holder = (seat: Seat) => people.find(person => person.id === seating[seat])

  return (
    <div className="sandbox" data-narrow={narrow || undefined}>
      <SandboxHeader
        clock={<Clock now={now} zone={clock.zone} onMove={moveClock} />}
        onTour={tour.place.shown ? undefined : () => tour.show(true)}
      />
      <TourStrip tour={tour} onLook={narrow ? setShown : undefined} looking={narrow ? shown : undefined} />
      <Connection connected={conversations.connected} />
      <div className="page-toast">
        <ToastPlace shown={toast.shown} />
      </div>
      {narrow && (
        <Segmented
          className="phone-tabs"
          block
          aria-label={say('sandbox.show')}
          value={shown}
          onChange={setShown}
          options={seats.map(seat => {
            const person = holder(seat)
            const unread = person && seat !== shown ? unreadAfter(conversations.of(person.id), readUpTo(person.id)) : 0
            return {
              value: seat,
              label: (
                <span className="phone-tab">
                  {person?.roleLabel} {person?.name}
                  {unread > 0 && (
                    <>
                      <Badge dot />
                      <span className="unseen">{say('home.unread', { count: unread })}</span>
                    </>
                  )}
                </span>
              ),
            }
          })}
        />
      )}
      <main className="phones">
        {seats.map(seat => {
          const person = holder(seat)
          return (
            person && (
              <Phone
                key={seat}
                person={person}
                bot={session.bot.name}
                client={client}
                conversations={conversations}
                now={now}
                zone={clock.zone}
                hidden={narrow && seat !== shown}
                turn={tour.place.shown && tour.hint?.seat === seat}
                side={<ChoosePerson people={people} chosen={person.id} onChoose={id => choose(seat, id)} />}
              />
            )
          )
        })}
      </main>
    </div>
  )
}
