// Learns the second reader from the train and dev parts of the corpus, and from Haosan's own words; writes
// talk/risk/learnt.json. The same texts give the same file.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadWords } from '../src/packs/coach.ts'
import { root } from '../src/packs/root.ts'
import { makeReader } from '../src/talk/risk/reader.ts'
import { readCorpus } from '../test/corpus.ts'
import { readExamples } from './examples.ts'
import { learn } from './learn.ts'

const examples = readExamples(makeReader(loadWords()), readCorpus())
const text = `${JSON.stringify(learn(examples))}\n`
writeFileSync(join(root, 'talk', 'risk', 'learnt.json'), text)
process.stdout.write(`learnt from ${examples.length} sentences, ${text.length} bytes\n`)
