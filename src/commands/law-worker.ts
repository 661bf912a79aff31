// A worker of the law's command: reads the law at once, hears its duty, answers portion after portion.
import { parentPort } from 'node:worker_threads'
import { companyLaw } from '../packs/company-law.ts'
import { loadLawPacks } from '../packs/load.ts'
import { answerTexts } from './law-answer.ts'
import type { Duty, Handed, Portion } from './law-crew.ts'

loadLawPacks()
parentPort?.once('message', ({ form, today, lawOverrides }: Duty) => {
  const packs = companyLaw(lawOverrides)
  parentPort?.on('message', ({ portion, requests }: Portion) => {
    parentPort?.postMessage({ portion, answers: answerTexts(packs, requests, form, today) } satisfies Handed)
  })
  parentPort?.postMessage('ready')
})
