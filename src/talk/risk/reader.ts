// Reads one sentence once, for both readers: its plain text, what the frames found, and the features of it.
import type { Scene } from '../../model/talk.ts'
import { makeAttitude } from './attitude.ts'
import { type Features, featuresOf } from './features.ts'
import { type FrameReading, makeFrameReader } from './frames.ts'
import { normalise, type Plain } from './normalise.ts'
import type { Attitudes, Concepts, FrameData } from './rulebook.ts'
import { makeSenses, type SensesFile } from './senses.ts'
import type { Spelling } from './spelling.ts'

export interface Words {
  readonly concepts: Concepts
  readonly frames: readonly FrameData[]
  readonly attitudes: Attitudes
  readonly senses: SensesFile
  readonly spelling: Spelling
}

interface Reading {
  readonly plain: Plain
  readonly frames: FrameReading
  readonly features: Features
}

export type Read = (text: string, scene: Scene) => Reading

export function makeReader(words: Words): Read {
  const attitude = makeAttitude(words.concepts, words.attitudes)
  const framesOf = makeFrameReader(words.concepts, words.frames, attitude)
  const termsOf = makeSenses(words.senses)
  return (text, scene) => {
    const plain = normalise(text, words.spelling)
    const frames = framesOf(plain.text)
    return { plain, frames, features: featuresOf(plain.text, scene === 'notice', frames, termsOf) }
  }
}
