// The first case, from the first message to the archive, on other messengers: everybody presses there, and sees what the web chat shows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { castIds, playStory, type Story } from '../../src/demo/story.ts'
import { foldAll } from '../../src/engine/fold/index.ts'
import type { Opener } from '../../src/messengers/open.ts'
import type { PersonId } from '../../src/model/person.ts'
import type { Platform } from '../../src/ports/platform.ts'
import { eventually, type Harness, openHarness } from '../spine/harness.ts'
import type { MessengerStage, Phone } from './phone.ts'
import { missing, phonePlayer } from './phone-player.ts'

/** In the emulators an ack is out at once; a real one is waited for as long as the adapter says. */
const ackMs = 50

/** A busy machine is slow and not wrong: how soon things come has tests and benches of its own. */
const patienceMs = 60_000
const atMostMs = 240_000

/** The messengers of a journey, and which of them a person holds in their hand. */
export interface Cast {
  readonly stages: readonly MessengerStage[]
  stageOf(person: PersonId): MessengerStage
}

export async function everybodyOn(openStage: () => Promise<MessengerStage>): Promise<Cast> {
  const stage = await openStage()
  return { stages: [stage], stageOf: () => stage }
}

export function describeWholeCase(name: string, openCast: () => Promise<Cast>): void {
  describe(`the first case on ${name}`, () => {
    let cast: Cast
    let h: Harness
    const phoneOf = (person: PersonId): Phone => cast.stageOf(person).phone(person)
    const differences: string[] = []

    beforeAll(async () => {
      cast = await openCast()
      const accounts = castIds.map(person => ({ person, account: phoneOf(person).account }))
      const messengers = cast.stages.map(({ name, open }): Opener => ({ name, open: deps => acking(open(deps)) }))
      h = await openHarness({ messengers, accounts })
      for (const stage of cast.stages) stage.serve?.(request => h.serve(request))
    })
    afterAll(async () => {
      await h.close()
      for (const stage of cast.stages) await stage.close()
    })

    test(
      'runs to the archive, pressed and read there',
      async () => {
        const { spine, store } = h
        const story: Story = {
          accept: spine.accept,
          chat: store.chat,
          files: store.files,
          clock: spine.clock,
          patienceMs,
          since: {},
          async moveTo(at) {
            await spine.sandboxClock?.moveTo(at)
          },
          progress: () => {},
          player: id => phonePlayer(story, id, phoneOf(id), difference => differences.push(difference)),
        }
        await playStory(story)
        expect(differences).toEqual([])
        expect(await store.verify(undefined, foldAll)).toMatchObject({ ok: true })
      },
      atMostMs,
    )

    test(
      'every conversation ends as in the web chat, card by card',
      async () => {
        for (const id of castIds) {
          const unlike = async (): Promise<readonly string[]> => {
            // Read anew at each look: the last cards close while their conversations are compared.
            const cards = (await h.lines(id)).flatMap(line => (line.card ? [line.card] : []))
            const seen = (await phoneOf(id).screen()).filter(one => one.kind === 'card')
            return cards.flatMap(card => {
              const same = seen.filter(one => one.title.includes(card.title))
              if (same.some(one => one.closed === (card.closed ?? false) && missing(card, one).length === 0)) return []
              return [`${id}: ${card.title}`, ...same.slice(-1).flatMap(one => missing(card, one))]
            })
          }
          await eventually(async () => (await unlike()).length === 0, patienceMs).catch(() => {})
          expect(await unlike()).toEqual([])
        }
      },
      atMostMs,
    )

    test('no lock screen ever said what it is about', async () => {
      for (const id of castIds) {
        for (const notice of await phoneOf(id).notices()) {
          expect(notice).not.toMatch(/结算|补偿|解除|协议|离职|\d{3}[.,]\d/)
        }
      }
    })
  })
}

const acking = (platform: Platform): Platform =>
  platform.can.ackOverwritesMs === undefined
    ? platform
    : { ...platform, can: { ...platform.can, ackOverwritesMs: ackMs } }
