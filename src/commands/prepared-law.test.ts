// The law's command is prepared from its sources: the same answers, and never those of sources that have changed since.
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const node = (words: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { input, encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

describe('the prepared command', () => {
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
  const source = () => join(project, 'src', 'law-cli.ts')
  const prepared = () => join(project, 'dist', 'law', 'law.mjs')

  /** What the command says once it is prepared, or that it could not be. */
  function says(): string {
    const program = `import { preparedLaw } from ${JSON.stringify(at('scripts/prepared-law.mjs'))}
      const made = await preparedLaw(${JSON.stringify(project)})
      if (made) await import(made)
      else console.log('not prepared')`
    return node(['--input-type=module', '-e', program]).out.trim()
  }

  beforeEach(async () => {
    project = await mkdtemp(join(tmpdir(), 'haosan-prepared-'))
    await mkdir(join(project, 'src', 'commands'), { recursive: true })
    await writeFile(join(project, 'src', 'article.ts'), 'export const article: string = "LCL 46"')
    await writeFile(source(), 'import { article } from "./article.ts"\nconsole.log(article)')
    await writeFile(join(project, 'src', 'commands', 'law-worker.ts'), 'export {}')
  })
  afterEach(() => rm(project, { recursive: true }))

  test('is done once while no source changes', async () => {
    expect(says()).toBe('LCL 46')
    const first = await stat(prepared())
    expect(says()).toBe('LCL 46')
    expect(await stat(prepared())).toMatchObject({ ino: first.ino, mtimeMs: first.mtimeMs })
  })

  test('is done again when any of the sources has changed', async () => {
    says()
    await writeFile(join(project, 'src', 'article.ts'), 'export const article: string = "LCL 47, paragraph 2"')
    expect(says()).toBe('LCL 47, paragraph 2')
  })

  test('is done again when what was made is damaged', async () => {
    says()
    await writeFile(join(project, 'dist', 'law', 'sources.json'), '{"src/law-cli.ts"')
    expect(says()).toBe('LCL 46')
  })

  test('is left alone where it cannot be done', async () => {
    await writeFile(source(), 'this is no program')
    expect(says()).toBe('not prepared')
  })

  test('is left alone in a folder that cannot be written to', async () => {
    await writeFile(join(project, 'dist'), 'a file stands where the folder would')
    expect(says()).toBe('not prepared')
  })
})
