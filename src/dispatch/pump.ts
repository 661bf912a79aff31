// Claims rows and runs them until none are left: woken by arrivals, and by a slow poll in case a wake-up was lost.
import type { Log } from '../ports/log.ts'

export interface Pump {
  /** There may be rows. */
  kick(): void
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
  readonly log: Log
  claim(limit: number): Promise<readonly Row[]>
  /** Carries one row; its own failures are its own business, what it throws is only logged. */
  run(row: Row): Promise<void>
  /** Beside every poll: leases of dead processes, for example. */
  tend?(): Promise<void>
}

// After a failed claim (the database is away) the next try waits this long.
const pauseMs = 500

export function makePump<Row>(work: PumpWork<Row>): Pump {
  const running = new Set<Promise<void>>()
  let filling: Promise<void> | undefined
  let again = false
  let stopped = true
  let pausedUntil = 0
  let poll: NodeJS.Timeout | undefined

  function begin(row: Row): void {
    const done = work
      .run(row)
      .catch((fault: unknown) => work.log.error(`${work.name}: a row failed`, fault))
      .finally(() => {
        running.delete(done)
        kick()
      })
    running.add(done)
  }

  async function fill(): Promise<void> {
    do {
      again = false
      const room = work.limit - running.size
      if (room <= 0) return
      const rows = await work.claim(room)
      for (const row of rows) begin(row)
      if (rows.length === room) again = true
    } while (again && !stopped)
  }

  function kick(): void {
    again = true
    if (stopped || filling !== undefined || performance.now() < pausedUntil) return
    filling = fill()
      .catch((fault: unknown) => {
        pausedUntil = performance.now() + pauseMs
        setTimeout(kick, pauseMs + 1).unref()
        work.log.error(`${work.name}: cannot claim rows, trying again`, fault)
      })
      .finally(() => {
        filling = undefined
        if (again && !stopped && running.size < work.limit) kick()
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
    async idle() {
      do {
        kick()
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
      await filling
      await Promise.allSettled([...running])
    },
  }
}
