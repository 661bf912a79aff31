// The program is prepared from its sources: the same answers, and never those of sources that have changed since.
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const node = (words: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { input, encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

describe('the prepared program', () => {
  const request = {
    id: 'one',
    jurisdiction: 'CN',
    asOf: '2025-11-30',
    facts: {
      ground: 'art36_employer_proposed',
      hireDate: '2019-03-18',
      endDate: '2025-11-30',
      avgMonthlyWage: '186.00',
    },
  }

  test.each([
    { asked: ['law'], input: JSON.stringify([request, { ...request, facts: { hiredate: 'x' } }]) },
    { asked: ['law', '--nonsense'], input: '' },
  ])('answers $asked as its sources do', ({ asked, input }) => {
    const prepared = node([at('scripts/haosan.mjs'), ...asked], input)
    expect(prepared.out + prepared.err).not.toBe('')
    expect(prepared).toEqual(node(['--import', 'tsx', at('src/cli.ts'), ...asked], input))
  })
})

describe('preparing', () => {
  let project: string
  const source = () => join(project, 'src', 'cli.ts')
  const prepared = () => join(project, 'dist', 'program')

  /** What the program says, and from where it was run. */
  function says(): string {
    const program = `import { loadProgram } from ${JSON.stringify(at('scripts/program.mjs'))}
      await loadProgram(${JSON.stringify(project)}, 'cli')`
    return node(['--input-type=module', '-e', program]).out.trim()
  }

  beforeEach(async () => {
    project = await mkdtemp(join(tmpdir(), 'haosan-prepared-'))
    await mkdir(join(project, 'src', 'commands', 'law'), { recursive: true })
    await writeFile(join(project, 'package.json'), '{ "type": "module" }')
    await writeFile(join(project, 'src', 'article.ts'), 'export const article: string = "LCL 46"')
    await writeFile(
      source(),
      `const { article } = await import("./article.ts")
      console.log(article, import.meta.url.includes("/dist/program/") ? "prepared" : "from its source")`,
    )
    await writeFile(join(project, 'src', 'main.ts'), 'import { article } from "./article.ts"\nconsole.log(article)')
    await writeFile(join(project, 'src', 'commands', 'law', 'law-worker.ts'), 'export {}')
  })
  afterEach(() => rm(project, { recursive: true }))

  test('is done once while no source changes', async () => {
    expect(says()).toBe('LCL 46 prepared')
    const first = await stat(join(prepared(), 'cli.mjs'))
    expect(says()).toBe('LCL 46 prepared')
    expect(await stat(join(prepared(), 'cli.mjs'))).toMatchObject({ ino: first.ino, mtimeMs: first.mtimeMs })
  })

  test('is done again when any of the sources has changed, and leaves nothing of the old', async () => {
    says()
    const files = await readdir(prepared())
    await writeFile(join(project, 'src', 'article.ts'), 'export const article: string = "LCL 47, paragraph 2"')
    expect(says()).toBe('LCL 47, paragraph 2 prepared')
    expect(await readdir(prepared())).toHaveLength(files.length)
  })

  test('is done again when what was made is damaged', async () => {
    says()
    await writeFile(join(prepared(), 'sources.json'), '{"src/cli.ts"')
    expect(says()).toBe('LCL 46 prepared')
  })

  test('is left alone where it cannot be done: another entry is no program', async () => {
    await writeFile(join(project, 'src', 'main.ts'), 'this is no program')
    expect(says()).toBe('LCL 46 from its source')
  })

  test('is left alone in a folder that cannot be written to', async () => {
    await writeFile(join(project, 'dist'), 'a file stands where the folder would')
    expect(says()).toBe('LCL 46 from its source')
  })
})
