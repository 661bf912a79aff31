// A messenger without a wire: what it is told to show stands in lists, and everything it is given can be used.
import type { Opener } from '../../src/messengers/open.ts'
import type { CardView } from '../../src/model/card.ts'
import type { AccountRef, PlatformName } from '../../src/model/person.ts'
import { AppError } from '../../src/model/refusal.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'
import type { Accept, Ack, Capabilities } from '../../src/ports/platform.ts'

export interface PlainMessenger extends Opener {
  readonly deps: () => MessengerDeps
  /** Every show, in order, with the moment it came. */
  readonly shown: { readonly to: AccountRef; readonly card: CardView; readonly at: number }[]
  readonly said: { readonly to: AccountRef; readonly text: string }[]
  /** Thrown by the next calls, one each. */
  readonly faults: AppError[]
  card(to: AccountRef, step: string): CardView | undefined
  says(from: AccountRef, text: string): Promise<Ack>
  press(from: AccountRef, token: string): Promise<Ack>
}

let keys = 0

export function plainMessenger(name: PlatformName, can: Partial<Capabilities> = {}): PlainMessenger {
  let given: MessengerDeps | undefined
  let entrance: Accept | undefined
  const shown: PlainMessenger['shown'][number][] = []
  const said: PlainMessenger['said'][number][] = []
  const faults: AppError[] = []
  const fail = (): void => {
    const fault = faults.shift()
    if (fault !== undefined) throw fault
  }
  const accept: Accept = event => {
    if (entrance === undefined) throw new AppError('unavailable', 'not-started', 'not started')
    return entrance(event)
  }
  const key = (): string => {
    keys += 1
    return `${name}:${keys}`
  }
  return {
    name,
    shown,
    said,
    faults,
    deps() {
      if (given === undefined) throw new Error('not opened yet')
      return given
    },
    card: (to, step) => shown.findLast(one => one.to.id === to.id && one.card.key.includes(`/${step}#`))?.card,
    says: (from, text) => accept({ key: key(), from, at: new Date().toISOString(), what: { kind: 'text', text } }),
    press: (from, token) => accept({ key: key(), from, at: new Date().toISOString(), what: { kind: 'press', token } }),
    open(deps) {
      given = deps
      return {
        name,
        can: { cardInAck: false, updateDays: 30, forms: 'page', files: true, rooms: 'mentions-only', ...can },
        async start(given) {
          entrance = given
        },
        async stop() {},
        async show(to, card, key, last) {
          fail()
          shown.push({ to, card, at: performance.now() })
          return last ?? { message: key, at: new Date().toISOString() }
        },
        async say(to, text, key) {
          fail()
          said.push({ to, text })
          return { message: key, at: new Date().toISOString() }
        },
      }
    },
  }
}
