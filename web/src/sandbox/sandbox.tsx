// The sandbox: three phones side by side, or one at a time on a narrow page, with a clock and a tour.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Client } from '../api/client.ts'
import { type Brief, type Seat, type Session, seats } from '../api/wire.ts'
import { type Sample, SampleContext } from '../card/sample.ts'
import { unreadAfter } from '../chat/conversation.ts'
import { Phone } from '../chat/phone.tsx'
import { readUpTo } from '../chat/read-marks.ts'
import { ToastPlace, useToast } from '../chat/toast.tsx'
import { useConversations } from '../chat/use-conversations.ts'
import { failureToast } from '../chat/use-desk.ts'
import { dayOf } from '../chat/when.ts'
import { Connection } from '../page/connection.tsx'
import { useNarrowerThan } from '../page/narrow.ts'
import { useLanguage } from '../texts/texts.ts'
import { sampleOf } from '../tour/samples.ts'
import { hasForm, hasOpen, rests, waitingIn } from '../tour/sight.ts'
import { TourStrip } from '../tour/tour.tsx'
import { seatFor, turnOf } from '../tour/turn.ts'
import { usePlay } from '../tour/use-play.ts'
import { useTour } from '../tour/use-tour.ts'
import { ChoosePerson } from './choose-person.tsx'
import { Clock } from './clock.tsx'
import { SandboxHeader } from './header.tsx'
import './sandbox.css'
import { rememberedSeating, rememberSeating, reseat } from './seats.ts'
import { PhoneTabs } from './tabs.tsx'
import { watchedPeople } from './watched.ts'

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
  const { locale, say } = useLanguage()
  const narrow = useNarrowerThan(threePhones)
  const [now, setNow] = useState(clock.now)
  const [seating, setSeating] = useState(() => rememberedSeating(phones, people))
  const [shown, setShown] = useState<Seat>('manager')
  const [sample, setSample] = useState<Sample>()
  const [picked, setPicked] = useState<string>()
  const toast = useToast()
  const seated = seats.map(seat => seating[seat])
  const watched = watchedPeople(people, seated).join(' ')
  const conversations = useConversations(client, watched.split(' '), setNow)

  // The sandbox's clock runs like any other between two words of the server.
  useEffect(() => {
    const every = 15_000
    const ticking = setInterval(() => setNow(was => new Date(Date.parse(was) + every).toISOString()), every)
    return () => clearInterval(ticking)
  }, [])

  const all = useMemo(
    () => watched.split(' ').map(person => ({ person, lines: conversations.of(person).lines })),
    [watched, conversations],
  )
  const tour = useTour(
    all,
    seated.every(id => conversations.of(id).loaded),
  )
  // A sample was asked for one card; the next one of the same step starts empty.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hint is what it ends with
  useEffect(() => setSample(undefined), [tour.hint])
  const turn = tour.place.shown ? turnOf(tour.hint, people, phones, all) : undefined
  const waiting = Object.fromEntries(all.map(({ person, lines }) => [person, waitingIn(lines)]))
  const others = all.some(({ person }) => !seated.includes(person) && (waiting[person] ?? 0) > 0)

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

  const bring = () => {
    if (!turn || !tour.hint) return undefined
    const seat = seats.find(one => seating[one] === turn.id)
    if (seat) return narrow && seat !== shown ? { kind: 'look' as const, go: () => setShown(seat) } : undefined
    const free = seatFor(tour.hint)
    const hand = () => {
      setPicked(undefined)
      choose(free, turn.id)
      setShown(free)
    }
    return { kind: 'hand' as const, go: hand }
  }

  const told = sampleOf(tour.hint?.sample, { today: dayOf(now, clock.zone), locale })
  const turnLines = turn ? conversations.of(turn.id).lines : []
  const askedTimes = useRef(0)
  const ask = () => {
    askedTimes.current += 1
    if (told) setSample({ ...told, asked: askedTimes.current })
  }
  const fill = told && hasForm(turnLines, told) ? ask : undefined
  const { at, plays } = tour.hint ?? {}
  const resting = at !== undefined && rests(turnLines, at)
  const onPlay = usePlay(client, error => toast.tell(failureToast(error, say)))
  const letPlay =
    turn && at !== undefined && plays && !resting && hasOpen(turnLines, at)
      ? () =>
          void onPlay({ person: turn.id, lines: turnLines, at, options: plays, sample: told }).then(() =>
            conversations.refresh(turn.id),
          )
      : undefined

  return (
    <div className="sandbox" data-narrow={narrow || undefined}>
      <SandboxHeader
        clock={<Clock now={now} zone={clock.zone} onMove={moveClock} />}
        onTour={tour.place.shown ? undefined : () => tour.show(true)}
      />
      <TourStrip tour={tour} turn={turn} bring={bring()} onFill={fill} onPlay={letPlay} rests={resting} />
      <Connection connected={conversations.connected} />
      <div className="page-toast">
        <ToastPlace shown={toast.shown} />
      </div>
      {narrow && (
        <PhoneTabs
          shown={shown}
          holder={holder}
          unread={person => unreadAfter(conversations.of(person.id), readUpTo(person.id))}
          onShow={setShown}
        />
      )}
      <main className="phones">
        {seats.map(seat => {
          const person = holder(seat)
          const itsTurn = turn !== undefined && turn.id === person?.id
          return (
            person && (
              <SampleContext key={person.id} value={itsTurn ? sample : undefined}>
                <Phone
                  person={person}
                  bot={session.bot.name}
                  client={client}
                  conversations={conversations}
                  now={now}
                  zone={clock.zone}
                  hidden={narrow && seat !== shown}
                  turn={itsTurn}
                  look={itsTurn ? tour.hint?.at : undefined}
                  side={
                    <ChoosePerson
                      people={people}
                      chosen={person.id}
                      waiting={waiting}
                      others={others}
                      onChoose={id => {
                        setPicked(id)
                        choose(seat, id)
                      }}
                      picked={picked === person.id}
                    />
                  }
                />
              </SampleContext>
            )
          )
        })}
      </main>
    </div>
  )
}
