// `haosan law` and `law explain`: requests from standard input, answers to standard output.

import { repeatedNames } from '../doctor/repeated-names.ts'
import { write } from '../write.ts'
import type { Asked, LawForm } from './law-answer.ts'
import { type Crew, gatherCrew } from './law-crew.ts'

// A worker has to start and to load the rules; for less than about 1,500 requests that takes longer than it saves.
const worthWorkers = 400_000

/** Standard input as text; workers start as soon as it turns out to be long. */
async function readInput(): Promise<{ readonly text: string; readonly crew: Crew }> {
  const chunks: Buffer[] = []
  let size = 0
  let crew: Crew | undefined
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk)
    chunks.push(bytes)
    size += bytes.length
    if (size > worthWorkers) crew ??= gatherCrew(false)
  }
  // Some editors put a mark before the first sign.
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  return { text, crew: crew ?? gatherCrew(true) }
}

const parseJson = (text: string): { readonly json: unknown } | undefined => {
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

/** Answers each request, and sets exit code 2 when any was not understood. */
export async function answerInput(form: LawForm, today: string): Promise<void> {
  const { text, crew } = await readInput()
  try {
    await answerText(text, crew, form, today)
  } finally {
    await crew.dismiss()
  }
}

async function answerText(text: string, crew: Crew, form: LawForm, today: string): Promise<void> {
  const input = parseJson(text)
  if (!input) {
    process.stderr.write('The request on standard input is not JSON. 标准输入不是 JSON。\n')
    process.exitCode = 2
    return
  }
  // Loaded after the crew has set out: it loads the rules on another core meanwhile.
  const { answerTexts, between } = await import('./law-answer.ts')
  const { ownLaw } = await import('./own-law.ts')
  const { dataOf } = await import('../../packs/law-data.ts')
  const packs = ownLaw()

  const many = Array.isArray(input.json)
  const requests: readonly unknown[] = Array.isArray(input.json) ? input.json : [input.json]
  const brackets = many && form !== 'words'
  let mark = brackets ? '[' : ''
  const alone = (some: Asked) => answerTexts(packs, some, form, today)
  const asked: Asked = { requests, repeated: repeatedNames(text) }
  for await (const answers of crew.answers(asked, { form, today, law: dataOf(packs) }, alone)) {
    for (const { at, why } of answers.faults) {
      process.exitCode = 2
      process.stderr.write(`${why}\nrequest ${at + 1} was not understood\n`)
    }
    await write(`${mark}${answers.text}`)
    mark = between[form]
  }
  await write(requests.length === 0 ? (brackets ? '[]\n' : '') : brackets ? ']\n' : '\n')
}
