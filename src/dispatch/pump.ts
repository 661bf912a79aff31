// Claims rows and runs them until none are left: woken by arrivals, and by a slow poll in case a wake-up was lost.
import type { Log } from '../ports/log.ts'

/** One row that comes another way than by a claim, from its arrival on; it is run, when there is room, or given up. */
export interface Place<Row> {
  readonly room: boolean
  run(row: Row): void
  leave(): void
}

export interface Pump<Row = never> {
  /** There may be rows. */
  kick(): void
  place(): Place<Row>
  start(): void
  /** Resolves once a look at the rows found none and none runs. */
  idle(): Promise<void>
  /** Takes no more rows and waits for those that run. */
  stop(): Promise<void>
}

export interface PumpWork<Row> {
  readonly name: string
  readonly limit: number
  readonly pollMs: number
  /** How long wake-ups are gathered before one claim serves them all; absent: not at all. */
  readonly gatherMs?: number
  /** Up to this long the more rows come at once: fewer claims, each for more of them. */
  readonly crowdMs?: number
  readonly log: Log
  claim(limit: number): Promise<readonly Row[]>
  /** Carries one row; its own failures are its own business, what it throws is only logged. */
  run(row: Row): Promise<void>
  /** Beside every poll: leases of dead processes, for example. */
  tend?(): Promise<void>
}

// While this many arrive at once they come first: an arrival has somebody who waits for its answer.
const rush = 64
const rushMs = 40
// After a failed claim (the database is away) the next try waits this long.
const pauseMs = 500

export function makePump<Row>(work: PumpWork<Row>): Pump<Row> {
  const running = new Set<Promise<void>>()
  let filling: Promise<void> | undefined
  let gathering: NodeJS.Timeout | undefined
  let again = false
  let kicks = 0
  let arriving = 0
  let found = 0
  let stopped = true
  let pausedUntil = 0
  let poll: NodeJS.Timeout | undefined

  function hold(run: Promise<void>, after: () => void): void {
    const held = run.finally(() => {
      running.delete(held)
      after()
    })
    running.add(held)
  }

  const carry = (row: Row): Promise<void> =>
    work.run(row).catch((fault: unknown) => work.log.error(`${work.name}: a row failed`, fault))

  async function fill(): Promise<void> {
    do {
      const room = work.limit - running.size
      if (room <= 0) return
      again = false
      const rows = await work.claim(room)
      // The lane of a claimed row may have a next one.
      for (const row of rows) hold(carry(row), wake)
      found = rows.length
      if (rows.length === room) again = true
    } while (again && !stopped)
  }

  function kick(): void {
    kicks += 1
    wake()
  }

  function wake(): void {
    again = true
    const { gatherMs, crowdMs } = work
    if (gatherMs === undefined) look()
    else gathering ??= setTimeout(look, Math.min(gatherMs * Math.max(found, 1), crowdMs ?? gatherMs))
  }

  function look(): void {
    clearTimeout(gathering)
    gathering = undefined
    if (stopped || filling !== undefined || performance.now() < pausedUntil) return
    if (arriving > rush) {
      gathering = setTimeout(look, rushMs)
      return
    }
    filling = fill()
      .catch((fault: unknown) => {
        pausedUntil = performance.now() + pauseMs
        setTimeout(kick, pauseMs + 1).unref()
        work.log.error(`${work.name}: cannot claim rows, trying again`, fault)
      })
      .finally(() => {
        filling = undefined
        if (again && gathering === undefined && !stopped && running.size < work.limit) look()
      })
  }

  async function tend(): Promise<void> {
    try {
      await work.tend?.()
    } catch (fault) {
      work.log.error(`${work.name}: cannot tend`, fault)
    }
    kick()
  }

  return {
    kick,
    place() {
      const room = !stopped && arriving < rush && running.size < work.limit
      const before = kicks
      let over = (): void => {}
      if (room) {
        const done = new Promise<void>(resolve => {
          over = resolve
        })
        // Whatever came behind it in its lane while it ran has kicked.
        hold(done, () => {
          if (again || kicks !== before) wake()
        })
      }
      arriving += 1
      return {
        room,
        run(row) {
          arriving -= 1
          void carry(row).then(over)
        },
        leave() {
          arriving -= 1
          over()
        },
      }
    },
    async idle() {
      do {
        kick()
        look()
        await filling
        await Promise.allSettled([...running])
      } while (filling !== undefined || running.size > 0)
    },
    start() {
      stopped = false
      poll = setInterval(() => void tend(), work.pollMs)
      void tend()
    },
    async stop() {
      stopped = true
      clearInterval(poll)
      clearTimeout(gathering)
      await filling
      await Promise.allSettled([...running])
    },
  }
}
