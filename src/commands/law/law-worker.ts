// A worker of the law's command: hears its duty, then answers portion after portion.
import { parentPort } from 'node:worker_threads'
import { withCode } from '../../packs/law-data.ts'
import { answerTexts } from './law-answer.ts'
import type { Duty, Handed, Portion } from './law-crew.ts'

parentPort?.once('message', ({ form, today, law }: Duty) => {
  const packs = withCode(law)
  parentPort?.on('message', ({ portion, asked }: Portion) => {
    parentPort?.postMessage({ portion, answers: answerTexts(packs, asked, form, today) } satisfies Handed)
  })
  parentPort?.postMessage('ready')
})
