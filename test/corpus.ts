// The labelled sentences of talk/corpus: what a manager may say and may not. Split by a fixed hash of each id.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { scenes, speakers } from '../src/model/talk.ts'
import { root } from '../src/packs/root.ts'

const heading = z.tuple([z.string(), z.enum(['block', 'warn', 'info', 'pass']), z.enum(scenes), z.enum(speakers)])

/**
 * Learnt from `train` and `dev`, which may be read sentence by sentence; by `lines` the coach's lines are drawn, and nothing is
 * learnt from it; `test` and `held-out` are told in numbers only.
 */
export type Part = 'train' | 'dev' | 'lines' | 'test' | 'held-out'

export interface Labelled {
  readonly id: string
  /** Who wrote it, by the way of writing: a file, or the first files together. */
  readonly hand: string
  readonly part: Part
  /** For a harmless sentence: the category that tempts. */
  readonly category: string
  readonly verdict: 'block' | 'warn' | 'info' | 'pass'
  readonly scene: (typeof scenes)[number]
  readonly speaker: (typeof speakers)[number]
  readonly text: string
}

const partOf = (id: string): Part => {
  const tenth = Number.parseInt(id.slice(0, 6), 16) % 10
  if (tenth < 6) return 'train'
  return tenth < 9 ? 'dev' : 'test'
}

/** The sentences the frames were first written with are one hand, however many files they have. */
const handOf = (name: string): string => (/^(?:[1-7]-|9-near)/.test(name) ? 'first' : name.replace(/\.txt$/, ''))

/** Whole hands that nothing is learnt from: how the coach does on sentences of somebody it never met. */
const whole = (name: string): Part | undefined =>
  name === 'lines.txt' ? 'lines' : name.startsWith('held-out') ? 'held-out' : undefined

function readFile(folder: string, name: string): Labelled[] {
  const file = join(folder, name)
  let head: z.infer<typeof heading> | undefined
  const out: Labelled[] = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('@ ')) {
      const [category, verdict, scene, speaker = 'manager'] = line.slice(1).trim().split(/\s+/)
      head = heading.parse([category, verdict, scene, speaker])
      continue
    }
    if (!head) throw new Error(`${file}: a sentence stands before the first heading`)
    const [category, verdict, scene, speaker] = head
    const id = createHash('sha256').update(`${scene} ${speaker} ${line}`).digest('hex').slice(0, 12)
    out.push({
      id,
      hand: handOf(name),
      part: whole(name) ?? partOf(id),
      category,
      verdict,
      scene,
      speaker,
      text: line,
    })
  }
  return out
}

export function readCorpus(folder = join(root, 'talk', 'corpus')): readonly Labelled[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .flatMap(name => readFile(folder, name))
}
