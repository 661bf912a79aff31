// `haosan demo`: plays the storyboard's case through the real spine, prints the conversation, writes the papers.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Spine } from '../app.ts'
import { storyBegins } from '../clock/clock.ts'
import { processConfig } from '../config/config.ts'
import { castIds, playStory } from '../demo/story.ts'
import { printed, type Utterance, utterance } from '../demo/transcript.ts'
import { foldAll } from '../engine/fold/index.ts'
import { AppError } from '../model/refusal.ts'
import type { Project } from '../project.ts'

interface Doors {
  openProject(options?: { connections?: number }): Promise<Project>
  openSpine(project: Project): Promise<Spine>
}

export function demoCommand(program: Command, doors: Doors): void {
  program
    .command('demo')
    .description('play a whole case of the sample company through the real spine (sandbox only)')
    .option('--json', 'print one JSON document: case, settlement, transcript, documents, record', false)
    .action(async (options: { readonly json: boolean }) => {
      refuseOutsideSandbox()
      const project = await doors.openProject({ connections: 8 })
      try {
        await play(project, await doors.openSpine(project), options.json)
      } finally {
        await project.close()
      }
    })
}

/** Before anything is opened: a new database would take the mode of real cases and keep it. */
function refuseOutsideSandbox(): void {
  const read = processConfig()
  if (!read.ok || read.config.mode === 'sandbox') return
  throw new AppError(
    'refused',
    'not-in-sandbox',
    'The demo plays with the clock and with sample people; it runs in the sandbox only.',
  )
}

async function play(project: Project, spine: Spine, json: boolean): Promise<void> {
  const { store } = project
  const { sandboxClock } = spine
  if (!sandboxClock) throw new AppError('refused', 'no-sandbox-clock', 'The demo needs the clock of the sandbox.')
  const busy = await store.cases.openCaseOf('E10866')
  if (busy !== undefined) {
    throw new AppError(
      'refused',
      'already-open',
      `林晓 has an open case (${busy}). Finish or cancel it, or use another folder (HAOSAN_DATA).`,
    )
  }
  const before = new Set((await store.cases.list()).map(one => one.id))
  await sandboxClock.rewindTo(storyBegins)
  const since = Object.fromEntries(
    await Promise.all(
      castIds.map(async id => [id, (await store.chat.since(id, 0, 100_000)).at(-1)?.cursor ?? 0] as const),
    ),
  )
  await spine.start(['web', 'work'])
  const said = await overhear(project, since, () => spine.clock.now())
  try {
    await playStory({
      accept: spine.accept,
      chat: store.chat,
      files: store.files,
      clock: spine.clock,
      patienceMs: 15_000,
      since,
      moveTo: at => sandboxClock.moveTo(at),
      progress: (done, all, scene) => void process.stderr.write(`${done}/${all} ${scene}\n`),
    })
    await report(project, before, await said.all(), json)
  } catch (fault) {
    if (fault instanceof AppError) throw fault
    const why = fault instanceof Error ? fault.message : String(fault)
    throw new AppError(
      'broken',
      'story-stopped',
      `The story stopped: ${why}. "haosan cases" shows where the case stands.`,
    )
  } finally {
    await spine.stop()
  }
}

async function report(
  project: Project,
  before: ReadonlySet<string>,
  transcript: readonly Utterance[],
  json: boolean,
): Promise<void> {
  const { store, config } = project
  const newest = (await store.cases.list()).find(one => !before.has(one.id))
  const state = newest && (await store.cases.load(newest.id))
  if (!newest || !state) throw new AppError('broken', 'no-case', 'The demo left no case.')
  const settlement = state.settlements.at(-1)
  const folder = join(config.dataDir, 'papers', newest.id)
  await mkdir(folder, { recursive: true })
  const documents = await Promise.all(
    state.papers.map(async paper => {
      const bytes = (await store.files.bytes(paper.fileId)) ?? new Uint8Array()
      const meta = await store.files.meta(paper.fileId)
      const path = join(folder, meta?.name ?? `${paper.name}.pdf`)
      await writeFile(path, bytes)
      return { name: paper.name, path, sha256: paper.sha256, size: bytes.length }
    }),
  )
  const check = await store.verify(newest.id, foldAll)
  const events = (await store.cases.events(newest.id)).length
  if (json) {
    const lines = (settlement?.lines ?? []).map(line => ({
      name: line.id,
      amount: line.amount,
      formula: line.formula,
      basis: line.basis,
      source: line.source,
      estimated: line.estimated,
    }))
    const told = {
      case: newest.id,
      settlement: { version: settlement?.version, net: settlement?.net.value, lines },
      transcript,
      documents,
      record: { events, ok: check.ok },
    }
    process.stdout.write(`${JSON.stringify(told, null, 2)}\n`)
  } else {
    for (const said of transcript) process.stdout.write(`${printed(said)}\n`)
    for (const document of documents) process.stdout.write(`${document.name}  ${document.path}\n`)
    process.stdout.write(
      `${newest.id} · ${settlement?.net.value ?? '—'} CNY · ${events} events · ${check.ok ? 'record holds' : 'record broken'}\n`,
    )
  }
  if (!check.ok) process.exitCode = 1
}

interface Overheard {
  /** Everything said so far, in order; a card stands once for each time it changed. */
  all(): Promise<readonly Utterance[]>
}

/** Listens to all conversations: a card that is updated in place is heard again. */
async function overhear(
  { store }: Project,
  since: Readonly<Record<string, number>>,
  now: () => string,
): Promise<Overheard> {
  const people = await store.people.snapshot()
  const cursors = new Map(Object.entries(since))
  const seen = new Set<string>()
  const heard: Utterance[] = []
  let last: Promise<void> = Promise.resolve()

  async function listen(person: string): Promise<void> {
    const lines = await store.chat.since(person, cursors.get(person) ?? 0, 1_000)
    for (const line of lines) {
      cursors.set(person, Math.max(cursors.get(person) ?? 0, line.cursor))
      const mark = `${person}/${line.id}/${line.card?.hash ?? ''}`
      if (seen.has(mark)) continue
      seen.add(mark)
      heard.push(utterance(person, people.find(person)?.name ?? person, { ...line, at: line.card ? now() : line.at }))
    }
  }
  const queue = (person: string): Promise<void> => {
    last = last.then(() => listen(person))
    return last
  }
  const stop = await store.chat.onChange(account => {
    if (account in since) void queue(account)
  })
  return {
    async all() {
      for (const person of Object.keys(since)) await queue(person)
      await stop()
      return heard
    },
  }
}
