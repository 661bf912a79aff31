// The sandbox: three phones side by side, or one at a time on a narrow page, with a clock and a tour.
import { useEffect, useMemo, useRef, useState } from 'react'
import inEnglish from '../../../sample/in-english.json'
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
import { GlossContext, glossFrom } from '../texts/gloss.ts'
import { useLanguage } from '../texts/texts.ts'
import { sampleOf, sceneOf } from '../tour/samples.ts'
import { hasForm, hasOpen, rests, stepOf, waitingIn } from '../tour/sight.ts'
import type { Hint } from '../tour/steps.ts'
import { TourStrip } from '../tour/tour.tsx'
import { seatFor, turnOf } from '../tour/turn.ts'
import { usePlay } from '../tour/use-play.ts'
import { useTour } from '../tour/use-tour.ts'
import { ChoosePerson } from './choose-person.tsx'
import { Clock } from './clock.tsx'
import { SandboxHeader } from './header.tsx'
import './sandbox.css'
import { rememberedShown, rememberShown } from './seats.ts'
import { PhoneTabs } from './tabs.tsx'
import { useSeating } from './use-seating.ts'
import { watchedPeople } from './watched.ts'

const sampleGloss = glossFrom(inEnglish)

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
  const { seating, own, choose, lend } = useSeating(phones, people)
  const [shown, setShown] = useState(rememberedShown)
  useEffect(() => rememberShown(shown), [shown])
  const [asked, setAsked] = useState<{ readonly hint: Hint; readonly sample: Sample }>()
  const [picked, setPicked] = useState<string>()
  const toast = useToast()
  const seated = seats.map(seat => seating[seat])
  const watched = watchedPeople(people, Object.values(own)).join(' ')
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
  const holder = (seat: Seat) => people.find(person => person.id === seating[seat])
  const failed = (error: unknown) => toast.tell(failureToast(error, say))
  const scene = sceneOf(people, own, dayOf(now, clock.zone), locale)
  const { acting, start } = usePlay({
    client,
    phones: tour.fresh,
    show: conversations.show,
    refresh: conversations.refresh,
    hint: tour.hint,
    scene,
    zone: clock.zone,
    onClock: setNow,
    onActs: person => {
      lend(person)
      setShown(seats.find(seat => own[seat] === person) ?? 'hr')
    },
    failed,
  })
  const hint = tour.ending ? undefined : tour.hint
  const turn = tour.place.shown
    ? (people.find(({ id }) => id === acting?.person) ?? turnOf(hint, people, { ...phones, ...own }, tour.fresh))
    : undefined
  const waiting = Object.fromEntries(all.map(({ person, lines }) => [person, waitingIn(lines)]))
  const others = all.some(({ person }) => !seated.includes(person) && (waiting[person] ?? 0) > 0)

  const moveClock = async (to: Parameters<Client['moveClock']>[0]): Promise<boolean> => {
    try {
      setNow((await client.moveClock(to)).now)
      return true
    } catch (error) {
      failed(error)
      return false
    }
  }

  const bring = () => {
    if (!turn || !hint) return undefined
    const seat = seats.find(one => seating[one] === turn.id)
    if (seat) return narrow && seat !== shown ? { kind: 'look' as const, go: () => setShown(seat) } : undefined
    const free = seatFor(hint)
    const hand = () => {
      setPicked(undefined)
      choose(free, turn.id)
      setShown(free)
    }
    return { kind: 'hand' as const, go: hand }
  }

  const told = sampleOf(hint?.sample, scene)
  const turnLines = tour.fresh.find(({ person }) => person === turn?.id)?.lines ?? []
  const askedTimes = useRef(0)
  const ask = () => {
    askedTimes.current += 1
    if (told && hint) setAsked({ hint, sample: { ...told, asked: askedTimes.current } })
  }
  const fill = told && hasForm(turnLines, told) ? ask : undefined
  // A sample was asked for one card; the next one of the same step starts empty.
  const sample = asked?.hint === hint ? asked?.sample : undefined
  const { at, plays } = hint ?? {}
  const resting = at !== undefined && rests(turnLines, at)
  const ready = plays?.some(move => 'at' in move && tour.fresh.some(({ lines }) => hasOpen(lines, move.at)))
  const letPlay = hint && ready && !resting ? () => void start(hint).then(() => lend(undefined)) : undefined
  const look = acting ? stepOf(acting.card) : at

  return (
    <GlossContext value={locale === 'en' ? sampleGloss : undefined}>
      <div className="sandbox" data-narrow={narrow || undefined}>
        <SandboxHeader
          clock={<Clock now={now} zone={clock.zone} onMove={moveClock} />}
          onTour={tour.place.shown ? undefined : () => tour.show(true)}
        />
        <TourStrip
          tour={tour}
          turn={turn}
          employee={scene.employee.name}
          acting={acting?.card.title}
          bring={bring()}
          onFill={fill}
          onPlay={letPlay}
          rests={resting}
        />
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
                    look={itsTurn ? look : undefined}
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
    </GlossContext>
  )
}
