// Holds the conversations of the phones on the page and keeps them current over one live stream.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CardView } from '../../../src/model/card.ts'
import type { PersonId } from '../../../src/model/person.ts'
import type { Client } from '../api/client.ts'
import { listen } from '../api/live.ts'
import { type Conversation, emptyConversation, merge, showCard } from './conversation.ts'
import { openReader } from './reader.ts'

export interface Conversations {
  readonly of: (as: PersonId) => Conversation
  readonly refresh: (as: PersonId) => Promise<void>
  readonly show: (as: PersonId, card: CardView) => void
  readonly connected: boolean
}

/** Kept apart by language, so that a page that arrives late lands where it belongs. */
type Held = Readonly<Record<string, Conversation>>
const place = (client: Client, as: PersonId): string => `${client.lang ?? 'own'} ${as}`

export function useConversations(
  client: Client,
  people: readonly PersonId[],
  onClock: (now: string) => void,
): Conversations {
  const [held, setHeld] = useState<Held>({})
  const [connected, setConnected] = useState(true)
  const tellClock = useRef(onClock)
  useEffect(() => {
    tellClock.current = onClock
  })

  const change = useCallback(
    (as: PersonId, next: (old: Conversation) => Conversation) =>
      setHeld(old => {
        const at = place(client, as)
        const before = old[at] ?? emptyConversation
        const after = next(before)
        return after === before ? old : { ...old, [at]: after }
      }),
    [client],
  )
  const reader = useMemo(
    () => openReader(client, (as, page) => change(as, lines => merge(lines, page))),
    [client, change],
  )
  // Stays the same while the conversations change: cards that did not change are not drawn again.
  const show = useCallback((as: PersonId, card: CardView) => change(as, lines => showCard(lines, card)), [change])
  const everybody = people.join(' ')
  useEffect(() => {
    const ids = everybody.split(' ')
    return listen(ids, {
      lines: as => {
        for (const id of as ? [as] : ids) void reader.refresh(id)
      },
      clock: now => tellClock.current(now),
      connected: setConnected,
    })
  }, [everybody, reader])

  return useMemo(
    () => ({
      of: as => held[place(client, as)] ?? emptyConversation,
      refresh: reader.refresh,
      show,
      connected,
    }),
    [held, client, reader, show, connected],
  )
}
