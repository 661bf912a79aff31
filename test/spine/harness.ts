// The real spine on a real PostgreSQL without a port: people press and type through the web messenger's own API.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { openSpine, type Spine } from '../../src/app.ts'
import { buildCard } from '../../src/cards/build.ts'
import type { Config } from '../../src/config/config.ts'
import { type Conversation, followConversation } from '../../src/demo/conversation.ts'
import type { Core } from '../../src/dispatch/core.ts'
import type { MayReach } from '../../src/dispatch/people.ts'
import { decide } from '../../src/engine/decide.ts'
import { openCase } from '../../src/engine/opening/open-case.ts'
import type { Opener } from '../../src/messengers/open.ts'
import type { Button, CardView, FormValues, Toast } from '../../src/model/card.ts'
import type { CaseState } from '../../src/model/case.ts'
import type { AccountRef, PersonId } from '../../src/model/person.ts'
import { root } from '../../src/packs/root.ts'
import { loadTexts } from '../../src/packs/texts.ts'
import { readPeopleCsv } from '../../src/people/read-people.ts'
import type { StoredLine } from '../../src/ports/chat-store.ts'
import type { Project } from '../../src/project.ts'
import type { Store } from '../../src/store/open-store.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { silent } from '../silent.ts'
import { flow } from '../world.ts'
import { memoryQueue } from './memory-queue.ts'

export const manager = 'E10421'
export const hr = 'E10208'
export const employee = 'E10866'
export const stranger = 'E10873'

export interface Answer {
  readonly status: number
  readonly toast?: Toast
  readonly card?: CardView
  readonly fields?: Readonly<Record<string, string>>
  readonly error?: { readonly code: string; readonly text: string }
}

export interface Harness {
  readonly spine: Spine
  readonly store: Store
  readonly database: TestDatabase
  readonly core: Core
  get(path: string): Promise<Response>
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
  say(as: PersonId, text: string, key?: string): Promise<Answer>
  press(as: PersonId, button: Button, values?: FormValues, key?: string): Promise<Answer>
  /** As a page does: presses with the same key until the answer says what happened, not that it is on its way. */
  pressAndHear(as: PersonId, button: Button, values?: FormValues, key?: string): Promise<Answer>
  lines(as: PersonId, lang?: string): Promise<readonly StoredLine[]>
  /** Waits for a line that fits; the outbox works beside the answer. */
  until(as: PersonId, fits: (line: StoredLine) => boolean): Promise<StoredLine>
  /** Waits until nothing is left to be decided or shown for now. */
  settled(): Promise<void>
  /** The newest card of this step that is open. */
  card(as: PersonId, step: string): Promise<CardView>
  button(as: PersonId, step: string, option: string): Promise<Button>
  /** Presses a button with legal effect: both clicks. */
  confirm(as: PersonId, step: string, option: string, values?: FormValues): Promise<Answer>
  upload(
    as: PersonId,
    name: string,
    bytes: Uint8Array | string,
  ): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }>
  /** The manager has handed in the start form for the employee. */
  openedCase(): Promise<CaseState>
  /** Answers like the server, below every path that the spine mounts. */
  serve(request: Request): Promise<Response>
  close(): Promise<void>
}

export const startValues: FormValues = {
  employee,
  last4: '0866',
  reason: 'business',
  proposedBy: 'employer',
  lastDay: '2025-11-30',
  statement: '支付产品线在 11 月底停止运营,岗位随业务线取消。',
}

/** A busy machine is slow and not wrong. */
const patienceMs = 20_000

/** Waits until something holds; usable outside a test too. */
export async function eventually(holds: () => Promise<boolean> | boolean, ms = 10_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come to hold in time')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

let keys = 0
export const freshKey = (): string => {
  keys += 1
  return `key-of-test-${keys}`
}

/** The product's own core with its real flow; `change` lets a test break a part. */
export function productCore(secret: Uint8Array, change: Partial<Core> = {}): Core {
  const texts = loadTexts()
  return {
    words: texts,
    flows: { current: () => flow, of: () => flow },
    decide,
    openCase,
    buildCard: (ref, asked) => buildCard(ref, { ...asked, texts, secret }),
    ...change,
  }
}

export interface HarnessOptions {
  readonly change?: Partial<Core>
  readonly mode?: 'sandbox' | 'live'
  /** A database that another harness used before; it stays when this one closes. */
  readonly on?: TestDatabase
  /** The real queue, for tests that are about it. */
  readonly queue?: 'bullmq'
  /** What stands between the spine and its store. */
  readonly wrap?: (store: Store) => Store
  /** Outside messengers, and whose accounts they know. */
  readonly messengers?: readonly Opener[]
  readonly accounts?: readonly { readonly account: AccountRef; readonly person: PersonId }[]
  readonly url?: string
  readonly mayReach?: MayReach
  /** The company's settings; the sample company's unless told otherwise. */
  readonly settingsFile?: string
  /** An endpoint on this machine that drafts other wordings. */
  readonly drafter?: Config['drafter']
}

export async function openHarness(options: HarnessOptions = {}): Promise<Harness> {
  const database = options.on ?? (await (await sampleCompany()).copy())
  const store = await database.open()
  const mode = options.mode ?? 'sandbox'
  await store.settings.claimMode(mode)
  for (const { name } of options.messengers ?? []) {
    await store.people.relink(name, options.accounts?.filter(link => link.account.platform === name) ?? [], [])
  }
  const project: Project = {
    config: {
      mode,
      roles: ['web', 'work'],
      host: '127.0.0.1',
      port: 0,
      url: options.url,
      dataDir: database.dataDir,
      key: undefined,
      testers: [],
      settingsFile: options.settingsFile ?? join(root, 'sample', 'settings.yaml'),
      databaseUrl: undefined,
      redisUrl: undefined,
      messengers: {},
      ci: true,
      drafter: options.drafter,
    },
    mode,
    store: options.wrap?.(store) ?? store,
    log: silent,
    mayReach: options.mayReach ?? (() => true),
    databaseUrl: database.url,
    queueSchema: `${database.schema}_queue`,
    close: async () => {},
  }
  const core = productCore(store.tokenSecret, options.change)
  const queue = options.queue === 'bullmq' ? {} : { queue: memoryQueue() }
  const messengers = options.messengers === undefined ? {} : { messengers: options.messengers }
  const spine = await openSpine(project, { core, ...queue, ...messengers })
  await spine.start(['web', 'work'])
  const end = async () => {
    await spine.stop()
    if (options.on === undefined) await database.close()
  }
  return harness(spine, store, database, core, end)
}

let sample: Promise<TestDatabase> | undefined

/** A database with the people of the sample company in it, to be copied. */
function sampleCompany(): Promise<TestDatabase> {
  sample ??= (async () => {
    const database = await freshDatabase()
    await importSample(await database.open())
    return database
  })()
  return sample
}

async function importSample(store: Store): Promise<void> {
  const directory = await store.people.snapshot()
  const file = readPeopleCsv(await readFile(join(root, 'sample', 'people.csv')), { directory, today: '2025-10-20' })
  if (!file.ok) throw new Error('the sample company is damaged')
  await store.people.save(file.rows)
}

function harness(spine: Spine, store: Store, database: TestDatabase, core: Core, close: () => Promise<void>): Harness {
  const served = new Hono()
  for (const [path, routes] of Object.entries(spine.routes)) served.route(path, routes)
  const get = async (path: string) => spine.web.routes.request(path, { headers: { host: 'localhost' } })
  const post: Harness['post'] = async (path, body, headers = {}) => {
    const response = await spine.web.routes.request(path, {
      method: 'POST',
      headers: { host: 'localhost', 'content-type': 'application/json', 'x-haosan': '1', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: response.status, ...((await response.json()) as object) }
  }
  const linesAfter = async (as: PersonId, cursor: number, lang?: string): Promise<readonly StoredLine[]> => {
    const response = await get(`/lines?as=${as}&after=${cursor}${lang === undefined ? '' : `&lang=${lang}`}`)
    return ((await response.json()) as { lines: readonly StoredLine[] }).lines
  }
  const lines: Harness['lines'] = (as, lang) => linesAfter(as, 0, lang)
  const followed = new Map<PersonId, Conversation>()
  const follow = (as: PersonId): Conversation => {
    const known =
      followed.get(as) ??
      followConversation({
        since: cursor => linesAfter(as, cursor),
        onChange: call => store.chat.onChange(account => void (account === as && call())),
      })
    followed.set(as, known)
    return known
  }
  const until: Harness['until'] = async (as, fits) => {
    const found = await follow(as).wait(all => all.findLast(fits), patienceMs)
    if (found !== undefined) return found
    throw new Error(`no such line for ${as}: ${JSON.stringify((await lines(as)).map(l => l.card?.title ?? l.text))}`)
  }
  const card: Harness['card'] = async (as, step) => {
    const line = await until(as, l => l.card !== undefined && !l.card.closed && l.card.key.includes(`/${step}#`))
    if (line.card === undefined) throw new Error('no card')
    return line.card
  }
  const button: Harness['button'] = async (as, step, option) => {
    const found = (await card(as, step)).buttons.find(one => one.id === option)
    if (found === undefined) throw new Error(`${step} has no button ${option}`)
    return found
  }
  const say: Harness['say'] = (as, text, key = freshKey()) => post('/say', { as, key, text })
  const press: Harness['press'] = (as, { token }, values, key = freshKey()) =>
    post('/press', { as, key, token, ...(values && { values }) })
  const pressAndHear: Harness['press'] = async (as, button, values, key = freshKey()) => {
    const onItsWay = core.words.t('zh-CN', 'spine.on-its-way')
    let answer = await press(as, button, values, key)
    await eventually(async () => {
      if (answer.toast?.text === onItsWay) answer = await press(as, button, values, key)
      return answer.toast?.text !== onItsWay
    })
    return answer
  }
  return {
    spine,
    store,
    database,
    core,
    get,
    post,
    say,
    press,
    pressAndHear,
    async confirm(as, step, option, values) {
      const first = await pressAndHear(as, await button(as, step, option), values)
      const yes = first.card?.buttons.find(one => one.id === `${option}!yes`)
      if (yes === undefined) throw new Error(`${step}.${option}: ${JSON.stringify(first)}`)
      return press(as, yes)
    },
    async upload(as, name, bytes) {
      const body = new FormData()
      body.set('as', as)
      body.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
      const headers = { host: 'localhost', 'x-haosan': '1' }
      const response = await spine.web.routes.request('/files', { method: 'POST', headers, body })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
    lines,
    until,
    async settled() {
      // What was decided is shown, and a look at what is shown may come in again.
      for (let round = 0; round < 2; round += 1) {
        await spine.inboxWork.idle()
        await spine.outboxWork.idle()
      }
    },
    card,
    button,
    async openedCase() {
      await say(manager, '发起沟通')
      await press(manager, await button(manager, 'start', 'submit'), startValues)
      await card(manager, 'checks')
      const [state] = await store.cases.ofPerson(manager)
      if (state === undefined) throw new Error('the case did not open')
      return state
    },
    serve: async request => served.fetch(request),
    close,
  }
}
