// `haosan doctor`: looks at everything a running Haosan needs; each line says how it stands and what helps.
import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Spine } from '../../app.ts'
import { isArranged } from '../../calendar/arrangement.ts'
import { remoteMessengers } from '../../config/messengers.ts'
import { queuePlace } from '../../jobs/place.ts'
import { AppError } from '../../model/refusal.ts'
import { loadLawPacks } from '../../packs/load.ts'
import { root } from '../../packs/root.ts'
import { loadTexts } from '../../packs/texts.ts'
import type { Project } from '../../project.ts'
import { loadSettings } from '../../settings/load-settings.ts'
import { settingsSentence } from '../../settings/settings-sentence.ts'
import {
  calendarFinding,
  clockFinding,
  diskFinding,
  type Finding,
  lawFindings,
  printed,
  rolesFinding,
  testersFindings,
  textsFinding,
} from './findings.ts'
import { connectionFinding, deliveryFindings, selfChecks } from './messenger-findings.ts'

type OpenSpine = (project: Project) => Promise<Pick<Spine, 'platforms' | 'stop'>>

export function doctorCommand(program: Command, openProject: () => Promise<Project>, openSpine: OpenSpine): void {
  program
    .command('doctor')
    .description(
      'check database, queue, key, people, clock, disk, messengers, settings, holidays and law, and say what helps',
    )
    .action(async () => {
      const findings = await examine(openProject, openSpine)
      for (const finding of findings) process.stdout.write(`${printed(finding)}\n`)
      if (findings.some(finding => finding.state === 'fail')) process.exitCode = 1
    })
}

async function examine(openProject: () => Promise<Project>, openSpine: OpenSpine): Promise<readonly Finding[]> {
  const year = new Date().getUTCFullYear()
  const always = [pagesFinding(), calendarFinding(year, isArranged), ...lawOf(year)]
  let project: Project
  try {
    project = await openProject()
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault
    return [{ what: whatOf(fault), state: 'fail', text: fault.message }, ...always]
  }
  try {
    return [...(await dataFindings(project)), ...(await messengerFindings(project, openSpine)), ...always]
  } finally {
    await project.close()
  }
}

const whatOf = (fault: AppError): string =>
  fault.kind === 'credentials' ? 'key' : fault.code === 'bad-config' ? 'environment' : 'database'

async function dataFindings(project: Project): Promise<readonly Finding[]> {
  const { store, config } = project
  const database = await store.ping()
  const { bavail, bsize } = await statfs(config.dataDir)
  return [
    { what: 'mode', state: 'ok', text: modeText(project) },
    {
      what: 'database',
      state: 'ok',
      text: config.databaseUrl === undefined ? 'embedded PostgreSQL answers' : 'PostgreSQL answers',
    },
    keyFinding(project),
    clockFinding(new Date().toISOString(), database),
    await queueFinding(project),
    settingsFinding(project),
    rolesFinding(await store.people.snapshot()),
    ...(project.mode === 'sandbox' ? testersFindings(project.config.testers, await store.people.snapshot()) : []),
    diskFinding(bavail * bsize),
    textsFinding(await store.retention.kept(), clockOf(project)),
  ]
}

/** The sandbox has a time of its own. */
const clockOf = ({ mode, store }: Project): string =>
  new Date(Date.now() + (mode === 'sandbox' ? store.sandboxClock.offsetMs : 0)).toISOString()

/** In the sandbox real messengers know testers alone (docs/connect/security.md). */
function modeText({ mode, config }: Project): string {
  if (mode === 'live') return 'live'
  const [remote] = remoteMessengers(config.messengers)
  return remote === undefined
    ? 'sandbox: nothing leaves this machine'
    : `sandbox: on ${remote} only the testers ${config.testers.join(', ')} are reached`
}

/** Nothing is started: each messenger is only asked. What else stops a start is told by the findings before. */
async function messengerFindings(project: Project, openSpine: OpenSpine): Promise<readonly Finding[]> {
  const { store, config } = project
  const delivery = deliveryFindings(await store.outbox.undelivered())
  if (Object.values(config.messengers).every(one => one === undefined)) return delivery
  const spine = await openSpine(project).catch((fault: unknown) => {
    if (fault instanceof AppError) return fault
    throw fault
  })
  if (spine instanceof AppError) return [{ what: 'messengers', state: 'fail', text: spine.message }, ...delivery]
  try {
    const beats = await store.ownership.heartbeats()
    const outside = [...spine.platforms.values()].filter(({ name }) => name !== 'web')
    const found = await Promise.all(
      outside.map(async one => [...(await selfChecks(one)), connectionFinding(one, beats, new Date().toISOString())]),
    )
    return [...found.flat(), ...delivery]
  } finally {
    await spine.stop()
  }
}

/** The database opened, so the key is the right one; losing it would lose every case. */
function keyFinding({ config, mode }: Project): Finding {
  if (config.key !== undefined) return { what: 'key', state: 'ok', text: 'HAOSAN_KEY fits this database' }
  const file = join(config.dataDir, 'key')
  const text = 'the key in the data folder fits this database'
  if (mode === 'sandbox') return { what: 'key', state: 'ok', text }
  return {
    what: 'key',
    state: 'warn',
    text,
    cure: `keep a copy of ${file} apart from the database; without it no case can be read`,
  }
}

async function queueFinding(project: Project): Promise<Finding> {
  const { openQueue } = await import('../../jobs/bullmq.ts')
  const queue = openQueue(queuePlace({ ...project, redisUrl: project.config.redisUrl }), project.log)
  try {
    const trouble = await queue.check()
    const where = project.config.redisUrl === undefined ? 'PostgreSQL' : 'Redis'
    return trouble === undefined
      ? { what: 'queue', state: 'ok', text: `the queue in ${where} answers` }
      : { what: 'queue', state: 'fail', text: trouble }
  } finally {
    await queue.stop()
  }
}

function settingsFinding({ config, mode }: Project): Finding {
  const usual = mode === 'sandbox' ? join(root, 'sample', 'settings.yaml') : join(config.dataDir, 'settings.yaml')
  const read = loadSettings(config.settingsFile ?? usual)
  if (read.ok) return { what: 'settings', state: 'ok', text: `settings of ${read.settings.company.legalName}` }
  const say = loadTexts().in('en')
  return {
    what: 'settings',
    state: 'fail',
    text: read.problems.map(problem => settingsSentence(problem, say)).join('; '),
    cure: 'copy sample/settings.yaml, write your company into it and name it in HAOSAN_SETTINGS',
  }
}

const pagesFinding = (): Finding =>
  existsSync(join(root, 'web', 'dist', 'index.html'))
    ? { what: 'pages', state: 'ok', text: 'the pages are built' }
    : { what: 'pages', state: 'warn', text: 'the pages are not built yet', cure: 'npm start builds them' }

const lawOf = (year: number): readonly Finding[] =>
  loadLawPacks().packs.flatMap(pack => ('incomplete' in pack ? [] : lawFindings(pack, pack.parameters, year)))
