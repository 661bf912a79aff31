// What the second reader learnt, and its file: a line of JSON with the few numbers, then bytes for the many.
import { z } from 'zod'
import { type FeatureRows, rowsOf, type Table, tableOf } from './feature-rows.ts'

const numbers = z.array(z.number())
/** Of a unit after the other: its weights, and what it says when nothing comes in. */
const layer = z.strictObject({ weights: numbers, biases: numbers })
export type Layer = z.output<typeof layer>

const head = z.strictObject({
  linear: z.strictObject({ bias: z.number(), step: z.number() }),
  net: z.strictObject({
    width: z.int().positive(),
    step: z.number(),
    inner: layer,
    /** Answers how risky a sentence is, and then for each category. */
    outer: layer,
  }),
  kinds: z.strictObject({ names: z.array(z.string()).min(1), step: z.number(), biases: numbers }),
  /** How many bytes each block has, in their order. */
  blocks: z.strictObject({
    features: z.int(),
    weights: z.int(),
    heard: z.int(),
    vectors: z.int(),
    telling: z.int(),
    votes: z.int(),
  }),
})

/** The few numbers. */
export type LearntNumbers = Omit<z.output<typeof head>, 'blocks'>

/** The blocks of bytes. */
export interface LearntBytes {
  /** The known features in order: the hash of a word, a run of words, a sense, …; what is not listed says nothing. */
  readonly features: Uint8Array
  /** A signed byte for every feature. */
  readonly weights: Uint8Array
  /** Which features the net hears, and their vectors. */
  readonly heard: Uint8Array
  readonly vectors: Uint8Array
  /** Which features tell the category, and what each says of every category in the order of their names. */
  readonly telling: Uint8Array
  readonly votes: Uint8Array
}

export interface Learnt {
  readonly rows: FeatureRows
  readonly linear: LearntNumbers['linear'] & { readonly weights: Int8Array }
  readonly net: LearntNumbers['net'] & { readonly vectors: Table }
  readonly kinds: LearntNumbers['kinds'] & { readonly votes: Table }
}

const order = ['features', 'weights', 'heard', 'vectors', 'telling', 'votes'] as const satisfies (keyof LearntBytes)[]

export function learntOf({ linear, net, kinds }: LearntNumbers, bytes: LearntBytes): Learnt {
  const rows = rowsOf(bytes.features)
  return {
    rows,
    linear: { ...linear, weights: new Int8Array(bytes.weights) },
    net: { ...net, vectors: tableOf(rows.count, bytes.heard, net.width, net.step, bytes.vectors) },
    kinds: { ...kinds, votes: tableOf(rows.count, bytes.telling, kinds.names.length, kinds.step, bytes.votes) },
  }
}

export function writeLearnt(few: LearntNumbers, bytes: LearntBytes): Uint8Array {
  const sizes = Object.fromEntries(order.map(name => [name, bytes[name].length]))
  const line = new TextEncoder().encode(`${JSON.stringify({ ...few, blocks: sizes })}\n`)
  const file = new Uint8Array(order.reduce((sum, name) => sum + bytes[name].length, line.length))
  file.set(line)
  let at = line.length
  for (const name of order) {
    file.set(bytes[name], at)
    at += bytes[name].length
  }
  return file
}

/** The file again; says what is wrong with it, if it is. */
export function readLearnt(file: Uint8Array): Learnt | string {
  const end = file.indexOf(10)
  if (end < 0) return 'has no first line'
  const read = z
    .string()
    .transform(parsed)
    .pipe(head)
    .safeParse(new TextDecoder().decode(file.subarray(0, end)))
  if (!read.success) return read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  const { blocks, ...few } = read.data
  let at = end + 1
  const next = (name: keyof LearntBytes): Uint8Array => {
    at += blocks[name]
    return file.subarray(at - blocks[name], at)
  }
  const bytes = {
    features: next('features'),
    weights: next('weights'),
    heard: next('heard'),
    vectors: next('vectors'),
    telling: next('telling'),
    votes: next('votes'),
  }
  return at === file.length ? learntOf(few, bytes) : `has ${file.length} bytes instead of ${at}`
}

function parsed(line: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(line)
  } catch {
    context.addIssue({ code: 'custom', message: 'the first line is not JSON' })
    return z.NEVER
  }
}
