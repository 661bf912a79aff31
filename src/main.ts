// Starts the program: opens the data, starts the roles, prints one link, and stops cleanly on Ctrl-C.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openSpine } from './app.ts'
import { addressOf, isHttps } from './config/config.ts'
import { type Ending, endOnSignals } from './ending.ts'
import { startServer } from './http/server.ts'
import { AppError } from './model/refusal.ts'
import { loadCoach } from './packs/coach.ts'
import { root } from './packs/root.ts'
import { loadTexts } from './packs/texts.ts'
import { openProject, type Project } from './project.ts'

/** Whoever reads what it says may leave, as `| head -1` does. */
const serveOn = (): void => {}

/** Runs until it is told to stop. Faults that a person can mend end it with one sentence and exit code 1. */
export async function run(): Promise<void> {
  const ending = endOnSignals('server')
  for (const stream of [process.stdout, process.stderr]) stream.off('error', serveOn).on('error', serveOn)
  try {
    await start(ending)
  } catch (fault) {
    if (ending.asked()) return
    await ending.close()
    if (!(fault instanceof AppError)) throw fault
    process.stderr.write(`${fault.message}\n`)
    process.exit(1)
  }
}

/** Whoever opens the link at once has the page by then. */
const coachAfterMs = 3_000

/** Nobody's first sentence, and no click beside it, waits until the coach has read its rules. */
function readyTheCoach(): void {
  const review = loadCoach(loadTexts())
  for (const text of ['您好,请坐。', 'Good morning, please have a seat.']) review({ text, scene: '36' })
}

async function start(ending: Ending): Promise<void> {
  const project = await openProject({ connections: 12, tells: true, ending })
  ending.stops(() => project.close())
  const spine = await openSpine(project)
  ending.stops(() => spine.stop())
  const { config, store, log } = project
  await spine.start(config.roles)
  if (config.roles.includes('web')) {
    const server = await startServer({
      host: config.host,
      port: config.port,
      loopbackOnly: config.mode === 'sandbox',
      secure: isHttps(config),
      log,
      metrics: spine.metrics,
      routes: spine.routes,
      pages: join(root, 'web', 'dist'),
      trouble: async () => {
        const database = await store.ping().then(
          () => undefined,
          () => 'The database does not answer.',
        )
        return [database, await spine.queue.check()].filter(sentence => sentence !== undefined)
      },
    })
    ending.stops(() => server.stop())
    await announce(project, server.port)
    await wait(coachAfterMs)
    readyTheCoach()
  } else {
    process.stdout.write('Haosan works in the background.\n')
  }
}

async function announce({ config, store }: Project, port: number): Promise<void> {
  const address = addressOf({ url: config.url, port })
  await store.settings.keepAddress(address)
  process.stdout.write(`Haosan: ${address}/\n`)
}
