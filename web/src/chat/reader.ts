// Reads the conversations page by page: one request per person at a time, and one more if something changed meanwhile.
import type { PersonId } from '../../../src/model/person.ts'
import type { Client } from '../api/client.ts'
import type { LinesPage } from '../api/wire.ts'

export interface Reader {
  readonly refresh: (as: PersonId) => Promise<void>
}

interface Run {
  again: boolean
  done: Promise<void>
}

export function openReader(client: Pick<Client, 'lines'>, onPage: (as: PersonId, page: LinesPage) => void): Reader {
  const cursors = new Map<PersonId, number>()
  const runs = new Map<PersonId, Run>()

  async function read(as: PersonId, run: Run): Promise<void> {
    try {
      while (run.again) {
        run.again = false
        const after = cursors.get(as) ?? 0
        const page = await client.lines(as, after)
        if (page.more && page.cursor > after) run.again = true
        cursors.set(as, page.cursor)
        onPage(as, page)
      }
    } catch {
      // Nothing is lost: the stream asks again as soon as the connection is back.
    } finally {
      runs.delete(as)
    }
  }

  return {
    refresh: as => {
      const running = runs.get(as)
      if (running) {
        running.again = true
        return running.done
      }
      const run: Run = { again: true, done: Promise.resolve() }
      runs.set(as, run)
      run.done = read(as, run)
      return run.done
    },
  }
}
