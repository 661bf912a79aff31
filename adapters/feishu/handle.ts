// One delivery, whichever way it came: one `accept`, then the ack, then whatever else there is to do.
import type { AccountRef } from '../../src/model/person.ts'
import { keep } from '../../src/ports/keep.ts'
import type { Accept, Ack } from '../../src/ports/platform.ts'
import { inRoom } from '../../src/ports/room.ts'
import type { ClickAnswer } from './clicks/click-answer.ts'
import { onClick } from './clicks/clicks.ts'
import { takeFile } from './files.ts'
import { type Arrival, eventTypes, read } from './read.ts'
import { roomIn } from './rooms.ts'
import { sayWords, showCard, toStranger } from './send.ts'
import type { Handling } from './settings.ts'

/** Gives what the ack carries. A throw means: not acked, deliver it again. */
export type Handle = (type: string, flat: unknown) => Promise<ClickAnswer | undefined>

/** The chat is opened many times a day; the bot greets once. */
const openedPauseMs = 3_600_000
const mostOpened = 10_000

/** Rejects when an event was not kept, so that Feishu delivers it again; `later` runs after the ack. */
export function makeHandle(deps: Handling, accept: () => Accept, later: (work: () => Promise<void>) => void): Handle {
  const openedAt = new Map<string, number>()

  function openedLately(account: AccountRef): boolean {
    const now = Date.parse(deps.clock.now())
    if (openedAt.size > mostOpened) openedAt.clear()
    return now - (openedAt.get(account.id) ?? Number.NEGATIVE_INFINITY) < openedPauseMs
  }

  /** What is answered to words of a room comes in private: nothing but the talk itself stands there. */
  async function inGroup(arrival: Extract<Arrival, { kind: 'in-group' }>): Promise<void> {
    const { account, key, chat, did } = arrival
    const room = await roomIn(deps, chat)
    if (room === undefined) return
    const { answer } = await keep(accept(), { key, from: account, at: deps.clock.now(), what: inRoom(room, did) })
    later(async () => told(deps, arrival, await answer))
  }

  return async (type, flat) => {
    const arrival = read(type, flat, deps.clock.now())
    switch (arrival.kind) {
      case 'click': {
        const { answer, after } = await onClick(deps, accept(), arrival)
        later(async () => {
          if (arrival.token !== undefined) deps.clickTokens.answered(arrival.message, arrival.token)
          await after?.()
        })
        return answer
      }
      case 'event': {
        const { what } = arrival.event
        if (what.kind === 'opened' && openedLately(arrival.account)) return undefined
        const { answer } = await keep(accept(), arrival.event)
        if (what.kind === 'opened') openedAt.set(arrival.account.id, Date.parse(deps.clock.now()))
        else later(async () => told(deps, arrival, await answer))
        return undefined
      }
      case 'in-group':
        await inGroup(arrival)
        return undefined
      case 'read': {
        await Promise.all(arrival.messages.map(message => seen(deps, accept(), arrival.account, message)))
        return undefined
      }
      case 'file':
        later(() => takeFile(deps, arrival))
        return undefined
      case 'cannot':
        later(() => cannot(deps, arrival))
        return undefined
      case 'ignored':
        // A click nobody understands must not be answered with an error of the platform.
        return type === eventTypes.click ? {} : undefined
    }
  }
}

/** A chat has no toasts: what is answered to words comes as words. */
async function told(deps: Handling, { account, key }: { account: AccountRef; key: string }, ack: Ack): Promise<void> {
  if (ack.toast !== undefined) await sayWords(deps, account, ack.toast.text, `answer:${key}`)
  if (ack.card !== undefined) await showCard(deps, account, ack.card, `answer-card:${key}`)
}

async function seen(deps: Handling, accept: Accept, account: AccountRef, message: string): Promise<void> {
  const card = await deps.memory.cardOf(message)
  if (card === undefined) return
  await accept({ key: `feishu:seen:${message}`, from: account, at: deps.clock.now(), what: { kind: 'seen', card } })
}

async function cannot(deps: Handling, arrival: Extract<Arrival, { kind: 'cannot' }>): Promise<void> {
  const { account, key, why, locale } = arrival
  const person = await deps.personOf(account)
  if (person === undefined) return toStranger(deps, account, key, locale)
  await sayWords(deps, account, deps.say(person.locale, `feishu.${why}`), `answer:${key}`)
}
