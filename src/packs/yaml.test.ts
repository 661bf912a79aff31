// What was read of a YAML file is kept, and never counts for another text than the one it was read from.
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { yamlOf } from './yaml.ts'

let project: string
let file: string
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'haosan-yaml-'))
  file = join(project, 'severance.yaml')
  await writeFile(file, 'article: LCL 47\nfrom: 2008-01-01\ncap: 3.0\n')
})
afterEach(() => rm(project, { recursive: true }))

const read = () => yamlOf(project)(file)
const kept = () => join(project, 'dist', 'yaml', 'severance.yaml.json')
const asWritten = { article: 'LCL 47', from: '2008-01-01', cap: 3 }

describe('a YAML file', () => {
  test('says the same from its text and from what was kept, which is not written again', async () => {
    expect(read()).toEqual(asWritten)
    const first = await stat(kept())
    expect(read()).toEqual(asWritten)
    expect(await stat(kept())).toMatchObject({ ino: first.ino, mtimeMs: first.mtimeMs })
    expect(await readdir(join(project, 'dist', 'yaml'))).toEqual(['severance.yaml.json'])
  })

  test('is answered from what was kept', async () => {
    read()
    const [stamps = ''] = (await readFile(kept(), 'utf8')).split('\n')
    const other = '{"article":"LCL 48"}'
    const digest = createHash('sha256').update(other).digest('hex')
    await writeFile(kept(), `${stamps.split(' ')[0]} ${digest}\n${other}`)
    expect(read()).toEqual({ article: 'LCL 48' })
  })

  test('that was edited is read anew, also when it is as long and as old as before', async () => {
    read()
    await writeFile(file, 'article: LCL 48\nfrom: 2008-01-01\ncap: 3.0\n')
    expect(read()).toEqual({ ...asWritten, article: 'LCL 48' })
    expect(read()).toEqual({ ...asWritten, article: 'LCL 48' })
  })

  test.each(['', 'no stamp', '{"article":"LCL 48"}'])('is read anew where %j was kept', async damaged => {
    read()
    await writeFile(kept(), damaged)
    expect(read()).toEqual(asWritten)
    expect(await readFile(kept(), 'utf8')).toContain('LCL 47')
  })

  test('is read anew where what was kept has changed or was cut short', async () => {
    read()
    const whole = await readFile(kept(), 'utf8')
    await writeFile(kept(), whole.replace('LCL 47', 'LCL 48'))
    expect(read()).toEqual(asWritten)
    await writeFile(kept(), whole.slice(0, -3))
    expect(read()).toEqual(asWritten)
  })

  test('that says what JSON cannot is read anew each time', async () => {
    await writeFile(file, 'until: .inf\n')
    expect(read()).toEqual({ until: Number.POSITIVE_INFINITY })
    expect(read()).toEqual({ until: Number.POSITIVE_INFINITY })
  })

  test('is read in a project that cannot be written to', async () => {
    await writeFile(join(project, 'dist'), 'a file stands where the folder would')
    expect(read()).toEqual(asWritten)
  })

  test('that is none is refused with its name and place', async () => {
    await mkdir(join(project, 'dist'))
    await writeFile(file, 'article: [LCL 47\n')
    expect(read).toThrow(/severance\.yaml/)
    expect(read).toThrow(/severance\.yaml/)
  })
})
