// What the environment may say, and what a person is told when it says something else.
import { resolve } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { fileNamed, readConfig } from './config.ts'

const read = (env: Record<string, string>) => readConfig(env, '/srv')
const problemOf = (env: Record<string, string>) => {
  const result = read(env)
  return result.ok ? undefined : result.problems.join(' ')
}

describe('an empty environment', () => {
  test('is the sandbox on this machine with both roles', () => {
    const result = read({})
    expect(result).toMatchObject({
      ok: true,
      warnings: [],
      config: {
        mode: 'sandbox',
        roles: ['web', 'work'],
        host: '127.0.0.1',
        port: 3000,
        dataDir: '/srv/.haosan',
        testers: [],
      },
    })
  })
})

test('a name that is set to nothing is not set: no folder but the usual one, no address but this machine', () => {
  const empty = read({ PORT: '', HOST: '', HAOSAN_DATA: ' ', HAOSAN_URL: '', HAOSAN_ROLE: '', DATABASE_URL: '' })
  expect(empty).toEqual(read({}))
  const live = read({ HAOSAN_SANDBOX: 'off', HOST: '' })
  expect(live.ok && live.config.host).toBe('127.0.0.1')
})

describe('a wrong setting', () => {
  test.each([
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: 'http' }, 'PORT'],
    [{ HOST: '0.0.0.0' }, 'HAOSAN_SANDBOX=off'],
    [{ HAOSAN_ROLE: 'web,queue' }, 'HAOSAN_ROLE'],
    [{ HAOSAN_SANDBOX: 'maybe' }, 'HAOSAN_SANDBOX'],
    [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL'],
    [{ DATABASE_URL: 'postgres://app:hunter2%ff@db/x' }, 'Write a percent sign'],
    [{ REDIS_URL: 'redis://:hunter2%zz@db' }, 'Write a percent sign'],
    [{ HAOSAN_URL: 'haosan.example' }, 'HAOSAN_URL'],
    [{ HAOSAN_URL: 'https://hr.example.com/?from=mail' }, 'HAOSAN_URL'],
    [{ HAOSAN_URL: 'https://hr.example.com#top' }, 'HAOSAN_URL'],
    [{ HAOSAN_SANDBOX: 'off', DATABASE_URL: 'postgres://db/haosan' }, 'HAOSAN_KEY'],
  ])('%o is answered with a sentence that names %s', (env, name) => {
    expect(problemOf(env)).toContain(name)
  })

  test('never repeats a secret', () => {
    expect(problemOf({ HAOSAN_URL: 'https://me:hunter2@hr.example.com' })).toMatch(/^(?!.*hunter2).*HAOSAN_URL/)
    expect(problemOf({ DATABASE_URL: 'mysql://app:hunter2@db/x' })).not.toContain('hunter2')
    expect(problemOf({ DATABASE_URL: 'postgres://app:hunter2%ff@db/x' })).not.toContain('hunter2')
    expect(read({ DATABASE_URL: 'postgres://app:100%@db/x' }).ok).toBe(true)
  })
})

describe('warnings', () => {
  test('an unknown name is named with the closest known one', () => {
    const result = read({ HAOSAN_SANDBOKS: 'off' })
    expect(result.ok && result.warnings).toEqual([expect.stringContaining('Did you mean HAOSAN_SANDBOX?')])
  })
  test('a name that goes without our prefix is named without it', () => {
    for (const name of ['PORT', 'HOST', 'DATABASE_URL']) {
      const result = read({ [`HAOSAN_${name}`]: 'x' })
      expect(result.ok && result.warnings).toEqual([expect.stringContaining(`Did you mean ${name}?`)])
    }
  })
  test('plain http on a public name is warned, on this machine it is not', () => {
    const open = read({ HAOSAN_URL: 'http://hr.example.com' })
    const local = read({ HAOSAN_URL: 'http://localhost:3000/' })
    const localByNumber = read({ HAOSAN_URL: 'http://[::1]:3000' })
    expect(open.ok && open.warnings.length).toBe(1)
    expect(local.ok && local.warnings.length).toBe(0)
    expect(localByNumber.ok && localByNumber.warnings.length).toBe(0)
    expect(local.ok && local.config.url).toBe('http://localhost:3000')
  })
})

test('live mode with an outside database and a key is accepted on any address', () => {
  const result = read({ HAOSAN_SANDBOX: 'off', HOST: '0.0.0.0', DATABASE_URL: 'postgres://db/x', HAOSAN_KEY: 'k1:abc' })
  expect(result.ok && result.config.mode).toBe('live')
})

test('a file is looked for where its name was typed, not where npm runs', () => {
  vi.stubEnv('INIT_CWD', '/home/hr/exports')
  expect(fileNamed('people.csv')).toBe('/home/hr/exports/people.csv')
  expect(fileNamed('/tmp/people.csv')).toBe('/tmp/people.csv')
  vi.stubEnv('INIT_CWD', undefined)
  expect(fileNamed('people.csv')).toBe(resolve('people.csv'))
  vi.unstubAllEnvs()
})
