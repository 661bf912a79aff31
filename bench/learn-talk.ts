// Learns the second reader from the train and dev parts of the corpus, and from Haosan's own words; writes
// talk/risk/learnt.bin. The same texts give the same file.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadWords } from '../src/packs/coach.ts'
import { root } from '../src/packs/root.ts'
import { writeLearnt } from '../src/talk/risk/learnt.ts'
import { readCorpus } from '../test/corpus.ts'
import { readExamples } from './examples.ts'
import { learn } from './learn.ts'

const examples = readExamples(loadWords(), readCorpus())
const { few, bytes } = learn(examples)
const file = writeLearnt(few, bytes)
writeFileSync(join(root, 'talk', 'risk', 'learnt.bin'), file)
const sizes = Object.entries(bytes).map(([name, block]) => `${name} ${block.length}`)
process.stdout.write(`learnt from ${examples.length} sentences, ${file.length} bytes (${sizes.join(', ')})\n`)
