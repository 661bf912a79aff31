// What the environment may say, and what a person is told when it says something else.
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

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

describe('a wrong setting', () => {
  test.each([
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: 'http' }, 'PORT'],
    [{ HOST: '0.0.0.0' }, 'HAOSAN_SANDBOX=off'],
    [{ HAOSAN_ROLE: 'web,queue' }, 'HAOSAN_ROLE'],
    [{ HAOSAN_SANDBOX: 'maybe' }, 'HAOSAN_SANDBOX'],
    [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL'],
    [{ HAOSAN_URL: 'haosan.example' }, 'HAOSAN_URL'],
    [{ HAOSAN_SANDBOX: 'off', DATABASE_URL: 'postgres://db/haosan' }, 'HAOSAN_KEY'],
  ])('%o is answered with a sentence that names %s', (env, name) => {
    expect(problemOf(env)).toContain(name)
  })

  test('never repeats a secret', () => {
    expect(problemOf({ DATABASE_URL: 'mysql://app:hunter2@db/x' })).not.toContain('hunter2')
  })
})

describe('warnings', () => {
  test('an unknown name is named with the closest known one', () => {
    const result = read({ HAOSAN_SANDBOKS: 'off' })
    expect(result.ok && result.warnings).toEqual([expect.stringContaining('Did you mean HAOSAN_SANDBOX?')])
  })
  test('plain http on a public name is warned, on this machine it is not', () => {
    const open = read({ HAOSAN_URL: 'http://hr.example.com' })
    const local = read({ HAOSAN_URL: 'http://localhost:3000/' })
    expect(open.ok && open.warnings.length).toBe(1)
    expect(local.ok && local.warnings.length).toBe(0)
    expect(local.ok && local.config.url).toBe('http://localhost:3000')
  })
})

test('live mode with an outside database and a key is accepted on any address', () => {
  const result = read({ HAOSAN_SANDBOX: 'off', HOST: '0.0.0.0', DATABASE_URL: 'postgres://db/x', HAOSAN_KEY: 'k1:abc' })
  expect(result.ok && result.config.mode).toBe('live')
})
