// Live updates: one subscription to all conversations, handed out to the pages that listen.
import type { AccountRef, PersonId } from '../../src/model/person.ts'
import type { WebDeps } from './deps.ts'

export interface LiveEvent {
  readonly event: 'lines' | 'clock'
  readonly data: Readonly<Record<string, string>>
}

export interface LiveHub {
  start(): Promise<void>
  stop(): Promise<void>
  /** Tells what changes in these conversations; the result ends it. */
  listen(readers: readonly { readonly person: PersonId; readonly account: AccountRef }[], tell: Tell): () => void
}

type Tell = (event: LiveEvent) => void

export function makeLive(deps: WebDeps): LiveHub {
  const byAccount = new Map<string, Set<() => void>>()
  const all = new Set<Tell>()
  const ends: (() => unknown)[] = []

  function changed(account: string): void {
    for (const tell of byAccount.get(account) ?? []) tell()
  }

  return {
    async start() {
      ends.push(await deps.chat.onChange(changed))
      if (deps.mode.kind === 'live') return
      const { clock } = deps.mode
      ends.push(
        clock.onMove(() => {
          for (const tell of all) tell({ event: 'clock', data: { now: clock.now() } })
        }),
      )
    },
    async stop() {
      for (const end of ends.splice(0)) await end()
    },
    listen(readers, tell) {
      const mine = readers.map(reader => {
        const call = () => tell({ event: 'lines', data: { as: reader.person } })
        const group = byAccount.get(reader.account.id) ?? new Set()
        byAccount.set(reader.account.id, group.add(call))
        return () => group.delete(call)
      })
      all.add(tell)
      return () => {
        all.delete(tell)
        for (const end of mine) end()
      }
    },
  }
}
