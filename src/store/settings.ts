// What a database remembers about itself: its mode, and how far the sandbox's clock was moved.
import { AppError } from '../model/refusal.ts'
import type { Keeper } from './keeper.ts'
import { systemCase } from './record/heads.ts'
import { appendSystemEvent } from './record/system-log.ts'

export type Mode = 'sandbox' | 'live'

export interface Settings {
  mode(): Promise<Mode | undefined>
  /** Takes the mode for a new database; refuses when it has the other one. */
  claimMode(mode: Mode): Promise<void>
  /** Where the server that started last is reached, so that a command can make a link to it. */
  address(): Promise<string | undefined>
  keepAddress(address: string): Promise<void>
}

export interface SandboxClock {
  /** Milliseconds that the sandbox is ahead of real time, as last heard. */
  readonly offsetMs: number
  move(offsetMs: number): Promise<void>
  /** Sets the clock back; only a story that is played anew does this. */
  rewind(offsetMs: number): Promise<void>
  /** Calls back after a move by any process. */
  onChange(tell: (offsetMs: number) => void): () => void
}

const modeName = 'mode'
const clockName = 'clock-offset'
const addressName = 'address'

export function openSettings(keeper: Keeper): Settings {
  const mode = async (): Promise<Mode | undefined> => {
    const value = await readSetting(keeper, modeName)
    return value === 'sandbox' || value === 'live' ? value : undefined
  }
  return {
    mode,
    address: () => readSetting(keeper, addressName),
    async keepAddress(address) {
      await keeper.db.run(
        'settings.address',
        `insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`,
        [addressName, address],
      )
    },
    async claimMode(wanted) {
      const known = await mode()
      if (known === wanted) return
      if (known !== undefined) throw otherMode(known)
      const head = await keeper.db.transaction(async session => {
        const taken = await session.run(
          'settings.claim',
          'insert into setting (name, value) values ($1, $2) on conflict (name) do nothing returning name',
          [modeName, wanted],
        )
        if (taken.length === 0) return undefined
        const at = new Date().toISOString()
        return appendSystemEvent(session, keeper, { by: 'haosan', at, cause: 'start', body: modeChosen(wanted) })
      })
      if (head !== undefined) keeper.anchor.note(systemCase, head.seq, head.hash)
      else if ((await mode()) !== wanted) throw otherMode(wanted === 'live' ? 'sandbox' : 'live')
    },
  }
}

const modeChosen = (mode: Mode) => ({ kind: 'mode-chosen', mode }) as const

const otherMode = (known: Mode): AppError =>
  new AppError(
    'refused',
    'other-mode',
    known === 'sandbox'
      ? 'This database belongs to the sandbox; for real cases name another one (DATABASE_URL or HAOSAN_DATA), or start without HAOSAN_SANDBOX=off.'
      : 'This database holds real cases and is never opened as a sandbox; start with HAOSAN_SANDBOX=off, or name another one.',
  )

export async function openSandboxClock(keeper: Keeper): Promise<SandboxClock> {
  const ears = new Set<(offsetMs: number) => void>()
  let offsetMs = await readOffset(keeper)

  const take = (fresh: number): void => {
    if (fresh === offsetMs) return
    offsetMs = fresh
    for (const tell of ears) tell(fresh)
  }
  keeper.signals.hear('clock', () => {
    readOffset(keeper).then(take, () => {
      // The next move, or the next start, brings it.
    })
  })

  return {
    get offsetMs() {
      return offsetMs
    },
    async move(fresh) {
      if (!Number.isSafeInteger(fresh) || fresh < offsetMs)
        throw new AppError('invalid', 'clock-backwards', 'The sandbox clock only moves forward.')
      await keeper.db.run(
        'settings.clock',
        `insert into setting (name, value) values ($1, $2) on conflict (name)
         do update set value = greatest(setting.value::bigint, excluded.value::bigint)::text`,
        [clockName, String(fresh)],
      )
      take(await readOffset(keeper))
      keeper.signals.tell('clock')
    },
    async rewind(fresh) {
      await keeper.db.run(
        'settings.clock-back',
        `insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`,
        [clockName, String(Math.round(fresh))],
      )
      take(await readOffset(keeper))
      keeper.signals.tell('clock')
    },
    onChange(tell) {
      ears.add(tell)
      return () => ears.delete(tell)
    },
  }
}

async function readOffset(keeper: Keeper): Promise<number> {
  return Number((await readSetting(keeper, clockName)) ?? '0')
}

export async function readSetting({ db }: Pick<Keeper, 'db'>, name: string): Promise<string | undefined> {
  const rows = await db.run<{ value: string }>('settings.read', 'select value from setting where name = $1', [name])
  return rows[0]?.value
}
