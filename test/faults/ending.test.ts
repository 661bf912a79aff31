// Told to end, the program and every command leave the database, whatever they are at: none runs on alone.
import { type ChildProcess, spawn } from 'node:child_process'
import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../src/packs/root.ts'
import { bareEnv, loading } from './program.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haosan-ending-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const ended = (child: ChildProcess): Promise<number | string | null> =>
  new Promise(resolve => child.once('exit', (code, signal) => resolve(code ?? signal)))

const evaluate = (program: string): readonly string[] => ['--input-type=module', '--eval', program]

describe.runIf(process.platform === 'linux')('while the database is being opened', { timeout: 120_000 }, () => {
  const cluster = () => join(folder, 'data', 'postgres')
  const is = (path: string): Promise<boolean> =>
    access(path).then(
      () => true,
      () => false,
    )
  const moments = {
    'it is being made': async () =>
      (await readdir(join(folder, 'data')).catch(() => [])).some(name => name.startsWith('postgres-new-')),
    'it is being started': () => is(join(cluster(), 'data', 'postmaster.pid')),
    // Written when the server runs, and nobody has joined it.
    'it was started': () => is(join(cluster(), 'port')),
  }

  /** What the program ends with that is told to at this moment, its whole group as by Ctrl-C or it alone. */
  async function toldTo(signal: NodeJS.Signals, words: readonly string[], moment: keyof typeof moments, whom: 1 | -1) {
    await rm(join(cluster(), 'port'), { force: true })
    const child = spawn(process.execPath, words, {
      cwd: root,
      env: { ...bareEnv, HAOSAN_DATA: join(folder, 'data') },
      stdio: 'ignore',
      detached: true,
    })
    const end = ended(child)
    let over = false
    void end.then(() => {
      over = true
    })
    while (!over && !(await moments[moment]())) await pause(2)
    process.kill(whom * (child.pid ?? 0), signal)
    return end
  }

  const server = evaluate(`${loading}await run()`)
  const command = [join(root, 'scripts', 'haosan.mjs'), 'cases']

  // The first one makes the database, all others find it.
  test.each([
    { signal: 'SIGINT', words: server, moment: 'it is being made', whom: -1, code: 0 },
    { signal: 'SIGINT', words: server, moment: 'it is being started', whom: -1, code: 0 },
    { signal: 'SIGINT', words: server, moment: 'it was started', whom: -1, code: 0 },
    { signal: 'SIGTERM', words: server, moment: 'it was started', whom: 1, code: 0 },
    { signal: 'SIGHUP', words: server, moment: 'it was started', whom: -1, code: 0 },
    { signal: 'SIGINT', words: command, moment: 'it was started', whom: -1, code: 130 },
  ] as const)('$signal when $moment ends with $code', async ({ signal, words, moment, whom, code }) => {
    expect(await toldTo(signal, words, moment, whom)).toBe(code)
    expect(await readFile(join(cluster(), 'data', 'postmaster.pid'), 'utf8').catch(() => 'stopped')).toBe('stopped')
    expect((await readdir(join(folder, 'data'))).filter(name => name.startsWith('postgres-new-'))).toEqual([])
  })
})

describe.runIf(process.platform === 'linux')('when nobody reads any more', { timeout: 120_000 }, () => {
  const pid = () => readFile(join(folder, 'data', 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => 'stopped')

  test('a command leaves the database and ends well', async () => {
    const child = spawn(process.execPath, [join(root, 'scripts', 'haosan.mjs'), 'cases', '--json'], {
      env: { ...bareEnv, HAOSAN_DATA: join(folder, 'data') },
    })
    child.stdout.destroy()
    let err = ''
    child.stderr.on('data', chunk => {
      err += String(chunk)
    })
    expect(await ended(child)).toBe(0)
    expect(err).toBe('')
    expect(await pid()).toBe('stopped')
  })

  test('the program serves on', async () => {
    const port = 20_000 + (process.pid % 20_000)
    const child = spawn(process.execPath, evaluate(`${loading}await run()`), {
      cwd: root,
      env: { ...bareEnv, HAOSAN_DATA: join(folder, 'data'), PORT: String(port) },
    })
    child.stdout.destroy()
    const end = ended(child)
    const serves = () =>
      fetch(`http://127.0.0.1:${port}/`).then(
        ({ status }) => status < 600,
        () => false,
      )
    await expect.poll(serves, { timeout: 60_000 }).toBe(true)
    // The link is written when the page can be had.
    await pause(500)
    expect(await serves()).toBe(true)
    child.kill('SIGTERM')
    expect(await end).toBe(0)
    expect(await pid()).toBe('stopped')
  })
})

test('a clean stop that never ends, or fails, keeps nobody from leaving the database', async () => {
  const child = spawn(process.execPath, [
    '--import',
    'tsx',
    ...evaluate(`import { endOnSignals } from ${JSON.stringify(join(root, 'src', 'ending.ts'))}
      const ending = endOnSignals('server')
      ending.leaves(async () => void process.stdout.write('left'))
      ending.stops(() => new Promise(() => {}))
      ending.stops(async () => { setTimeout(() => { throw new Error('cut off') }); throw new Error('broken') })
      process.kill(process.pid, 'SIGTERM')
      setInterval(() => {}, 1000)`),
  ])
  let out = ''
  child.stdout.on('data', chunk => {
    out += String(chunk)
  })
  expect(await ended(child)).toBe(0)
  expect(out).toBe('left')
})

test.each(['SIGTERM', 'SIGINT'] as const)("npm's shell is no wall between %s and the program", async signal => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  await mkdir(join(folder, signal, 'scripts'), { recursive: true })
  await writeFile(
    join(folder, signal, 'scripts', 'start.mjs'),
    `process.on('${signal}', () => process.exit(7))
     process.stdout.write('ready')
     setInterval(() => {}, 1000)`,
  )
  const shell = spawn('sh', ['-c', scripts.start], { cwd: join(folder, signal) })
  await new Promise(resolve => shell.stdout.once('data', resolve))
  const end = ended(shell)
  shell.kill(signal)
  expect(await end).toBe(7)
})
