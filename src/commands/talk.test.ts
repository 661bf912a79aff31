// `haosan talk` as people and machines call it: JSON in, JSON out, a named fault and nothing answered for bad input.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { captured } from '../../test/captured.ts'
import { commandLine, obey } from './command-line.ts'
import { talkCommand } from './talk.ts'

async function run(words: readonly string[], input: string) {
  const told = captured(input)
  try {
    const program = commandLine()
    talkCommand(program)
    await obey(program, ['talk', ...words])
    return { status: Number(process.exitCode ?? 0), stdout: told.out, stderr: told.err }
  } finally {
    told.end()
  }
}
const reviews = z.array(
  z.strictObject({
    id: z.union([z.string(), z.number()]),
    verdict: z.enum(['block', 'warn', 'info', 'pass']),
    pauses: z.boolean(),
    findings: z.array(
      z.strictObject({
        category: z.string(),
        severity: z.enum(['block', 'warn', 'info']),
        span: z.tuple([z.number(), z.number()]),
        why: z.string().min(1),
        safer: z.string().min(1),
      }),
    ),
  }),
)
test('given sentences, then each is answered in its order', async () => {
  const sentences = [
    { id: 'a', text: '不签就一分钱都没有', scene: '36' },
    { id: 'b', text: '我不签', scene: '36', speaker: 'employee' },
  ]
  const done = await run([], JSON.stringify(sentences))
  expect(done.status).toBe(0)
  expect(reviews.parse(JSON.parse(done.stdout)).map(({ id, verdict }) => [id, verdict])).toEqual([
    ['a', 'block'],
    ['b', 'pass'],
  ])
})

test.each([
  ['a scene that does not exist', '[{"id":"a","text":"x","scene":"37"}]', 'bad-input'],
  ['what is not JSON', 'x', 'not-json'],
])('given %s, then nothing is answered, the fault is named and the exit code is 2', async (_what, input, code) => {
  const done = await run([], input)
  expect([done.status, done.stdout]).toEqual([2, ''])
  expect(done.stderr).toContain(code)
})
