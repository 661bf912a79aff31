// What the environment may say about a language model: nothing, or all of it.
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const read = (env: Record<string, string>) => readConfig(env, '/srv')
const url = 'https://llm.example.com/v1'

test('given nothing, then it is off', () => {
  expect(read({})).toMatchObject({ ok: true, warnings: [], config: { drafter: undefined } })
})

test('given address and model, then it is on, with a key or without', () => {
  expect(read({ HAOSAN_LLM_URL: `${url}/`, HAOSAN_LLM_MODEL: 'm' })).toMatchObject({
    config: { drafter: { baseUrl: url, key: undefined, model: 'm' } },
  })
  expect(
    read({ HAOSAN_LLM_URL: 'http://127.0.0.1:8080/v1', HAOSAN_LLM_MODEL: 'm', HAOSAN_LLM_KEY: 'k' }),
  ).toMatchObject({
    config: { drafter: { key: 'k' } },
  })
})

test.each([
  [{ HAOSAN_LLM_URL: url }, 'HAOSAN_LLM_MODEL missing'],
  [{ HAOSAN_LLM_MODEL: 'm' }, 'HAOSAN_LLM_URL missing'],
  [{ HAOSAN_LLM_KEY: 'k-1234' }, 'HAOSAN_LLM_URL and HAOSAN_LLM_MODEL missing'],
  [{ HAOSAN_LLM_URL: 'http://llm.example.com', HAOSAN_LLM_MODEL: 'm' }, 'https://'],
])('given %o, then one sentence says %s', (env, sentence) => {
  const result = read(env)
  const problems = result.ok ? [] : result.problems
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(sentence)
  expect(problems[0]).not.toContain('k-1234')
})
