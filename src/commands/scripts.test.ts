// `haosan scripts`: the matrix says what exists and what does not; a stage prints its lines, an empty place is an error.
import { Command } from 'commander'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { scriptsCommand } from './scripts.ts'

async function run(...args: readonly string[]): Promise<{ readonly out: string; readonly err: string }> {
  const heard = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    heard.out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    heard.err += String(text)
    return true
  })
  const program = new Command('haosan').exitOverride()
  scriptsCommand(program)
  await program.parseAsync(['node', 'haosan', 'scripts', ...args])
  return heard
}

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

describe('haosan scripts', () => {
  test('given no stage, then the matrix counts lines, and grounds without lines are named', async () => {
    const { out } = await run()
    expect(out).toContain('art36_employer_proposed  talk@1')
    expect(out).toContain('未经律师审核')
    expect(out).toMatch(/没有话术的情形.*art44_3_death/)
  })

  test('given the ground of another route, then its notice lines are printed, marked as not reviewed in the matrix', async () => {
    const { out } = await run('--ground', 'art40_2_incompetent', '--stage', 'notice')
    expect(out).toContain('两次考核')
    expect(out).toContain('《劳动合同法》第 40 条')
    expect(out).not.toContain('医疗期')
    expect((await run()).out).toContain('art40_2_incompetent  notice@1  未经律师审核')
  })

  test('given a stage in English, then each line has its basis, and a variable its name', async () => {
    const { out } = await run('--stage', 'talk', '--scene', 'money', '--lang', 'en')
    expect(out).toContain('Labor Contract Law, Art. 46')
    expect(out).toContain('[working days to consider]')
    expect(out).not.toContain('{')
  })

  test('given a stage that has no lines, then it says so and ends with an error', async () => {
    const { out, err } = await run('--stage', 'notice')
    expect([out, process.exitCode]).toEqual(['', 1])
    expect(err).toContain('notice')
  })

  test('given a scene without a stage, then it asks for the stage, and nothing is printed', async () => {
    const { out, err } = await run('--scene', 'money', '--lang', 'en')
    expect([out, process.exitCode]).toEqual(['', 2])
    expect(err).toContain('--stage')
  })

  test('given a ground and no stage, then the matrix is of that ground alone', async () => {
    const { out } = await run('--ground', 'art40_2_incompetent')
    expect(out).toMatch(/^art40_2_incompetent {2}notice@1/)
    expect(out).not.toContain('art36')
    expect(out).not.toContain('没有话术')
    expect((await run('--ground', 'art44_3_death', '--lang', 'en')).out).toBe('Grounds without lines: art44_3_death\n')
  })

  test('given a ground that does not exist, then it is refused with those that do', async () => {
    await expect(run('--ground', 'art40_2')).rejects.toThrow(/art40_2_incompetent/)
  })

  test('given --json, then the data is one document', async () => {
    const { out } = await run('--json')
    expect(JSON.parse(out)).toHaveProperty('sheets.0.lines.opening', 2)
  })
})
