// `haosan talk`: sentences from standard input are reviewed; `talk ask`: questions are answered. JSON in, JSON out.
import type { Command } from 'commander'
import { z } from 'zod'
import { type AskCoach, type ReviewSentence, scenes, speakers } from '../model/talk.ts'
import { loadAsk, loadCoach } from '../packs/coach.ts'
import { loadTexts } from '../packs/texts.ts'
import { write } from './write.ts'

const longest = 20_000
const id = z.union([z.string().min(1).max(200), z.number()])
const text = z.string().max(longest)

const sentences = z.array(
  z.object({ id, text, scene: z.enum(scenes).default('all'), speaker: z.enum(speakers).default('manager') }),
)
const questions = z.array(z.object({ id, text }))

/** The input was not understood: nothing is answered, and standard error names the first places. */
class BadInput extends Error {}

async function readInput<S extends z.ZodType>(schema: S, input: AsyncIterable<Buffer | string>): Promise<z.output<S>> {
  const chunks: Buffer[] = []
  for await (const chunk of input) chunks.push(Buffer.from(chunk))
  let json: unknown
  try {
    json = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new BadInput('not-json: The input on standard input is not JSON. 标准输入不是 JSON。')
  }
  const checked = schema.safeParse(json)
  if (checked.success) return checked.data
  const where = checked.error.issues
    .slice(0, 5)
    .map(issue => `${issue.path.length > 0 ? issue.path.join('.') : 'input'}: ${issue.message}`)
  throw new BadInput(`bad-input: ${where.join('; ')}`)
}

/** Answers every entry in its order, or none: then the fault is named and the exit code is 2. */
async function answerAll<S extends z.ZodType<readonly unknown[]>>(
  schema: S,
  answer: (entry: z.output<S>[number]) => object,
): Promise<void> {
  try {
    const entries = await readInput(schema, process.stdin)
    const answers = entries.map(entry => JSON.stringify(answer(entry)))
    await write(answers.length === 0 ? '[]\n' : `[${answers.join(',\n')}]\n`)
  } catch (fault) {
    if (!(fault instanceof BadInput)) throw fault
    process.stderr.write(`${fault.message}\n`)
    process.exitCode = 2
  }
}

export function talkCommand(
  program: Command,
  load: () => { readonly review: ReviewSentence; readonly ask: AskCoach } = () => {
    const texts = loadTexts()
    const review = loadCoach(texts)
    return { review, ask: loadAsk(texts, review) }
  },
): void {
  const talk = program
    .command('talk')
    .description('review sentences: [{id, text, scene, speaker}] on standard input, findings with safer words out')
    .action(() => {
      const { review } = load()
      return answerAll(sentences, ({ id: name, ...sentence }) => ({ id: name, ...review(sentence) }))
    })
  talk
    .command('ask')
    .description('answer questions: [{id, text}] on standard input, answers or refusals with articles out')
    .action(() => {
      const { ask } = load()
      return answerAll(questions, ({ id: name, text: question }) => ({ id: name, ...ask(question) }))
    })
}
