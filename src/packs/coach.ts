// Reads what the coach knows from talk/risk: words, frames, categories, attitudes and spellings. Nothing starts on a bad rule.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { AppError } from '../model/refusal.ts'
import type { AskCoach, ReviewSentence } from '../model/talk.ts'
import { type AskBook, makeAsk } from '../talk/ask/ask.ts'
import { topicsFile } from '../talk/ask/topics.ts'
import { makeCoach, type Rulebook } from '../talk/risk/coach.ts'
import { type Learnt, readLearnt } from '../talk/risk/learnt.ts'
import type { Words } from '../talk/risk/reader.ts'
import { attitudesFile, categoriesFile, conceptsFile, fragments, framesFile } from '../talk/risk/rulebook.ts'
import { sensesFile } from '../talk/risk/senses.ts'
import { makeSpelling, spellingFile } from '../talk/risk/spelling.ts'
import type { Texts } from '../texts/texts.ts'
import { root } from './root.ts'
import { readYaml } from './yaml.ts'

const folder = join(root, 'talk', 'risk')

/** One file, checked. */
function readTalkFile<S extends z.ZodType>(schema: S, file: string): z.output<S> {
  const checked = schema.safeParse(readYaml(file))
  if (checked.success) return checked.data
  const where = checked.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  throw new AppError('invalid', 'talk-invalid', `${file}: ${where}`)
}

function loadLearnt(file: string): Learnt {
  const learnt = readLearnt(readFileSync(file))
  if (typeof learnt === 'string') throw new AppError('invalid', 'talk-invalid', `${file}: ${learnt}`)
  return learnt
}

/** The YAML files of a folder in the order of their names. */
const yamlFilesIn = (dir: string): readonly string[] =>
  readdirSync(dir)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => join(dir, name))

/** What both readers read with. */
export const loadWords = (): Words => ({
  concepts: Object.assign({}, ...yamlFilesIn(join(folder, 'words')).map(file => readTalkFile(conceptsFile, file))),
  frames: yamlFilesIn(join(folder, 'frames')).flatMap(file => readTalkFile(framesFile, file)),
  attitudes: readTalkFile(attitudesFile, join(folder, 'attitudes.yaml')),
  senses: Object.assign({}, ...yamlFilesIn(join(folder, 'senses')).map(file => readTalkFile(sensesFile, file))),
  spelling: makeSpelling(readTalkFile(spellingFile, join(folder, 'spelling.yaml'))),
})

const loadCategories = (): Rulebook['categories'] => readTalkFile(categoriesFile, join(folder, 'categories.yaml'))

export const loadRulebook = (): Rulebook => ({
  ...loadWords(),
  categories: loadCategories(),
  learnt: loadLearnt(join(folder, 'learnt.bin')),
})

const coaches = new WeakMap<Texts, ReviewSentence>()

/** The coach, made when the first sentence comes, and once for the same texts: reading its rules takes half a second. */
export function loadCoach(texts: Texts): ReviewSentence {
  return sentence => {
    const coach = coaches.get(texts) ?? makeCoach(loadRulebook(), texts)
    coaches.set(texts, coach)
    return coach(sentence)
  }
}

/** Questions and answers, made when the first question comes. */
export function loadAsk(texts: Texts, review: ReviewSentence): AskCoach {
  let ask: AskCoach | undefined
  return question => {
    ask ??= makeAsk(loadAskBook(), texts, review)
    return ask(question)
  }
}

function loadAskBook(): AskBook {
  const { concepts, spelling } = loadWords()
  const own = join(root, 'talk', 'ask')
  const topics = yamlFilesIn(own).filter(file => /\d-[a-z]+\.yaml$/.test(file))
  return {
    concepts: { ...concepts, ...readTalkFile(conceptsFile, join(own, 'words.yaml')) },
    spelling,
    categories: loadCategories(),
    topics: topics.flatMap(file => readTalkFile(topicsFile, file)),
    elsewhere: readTalkFile(fragments, join(own, 'elsewhere.yaml')),
  }
}
