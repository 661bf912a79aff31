// A worker of the law's command: reads the packs once, answers portion after portion.
import { parentPort, workerData } from 'node:worker_threads'
import { lawOf } from '../company.ts'
import { answerText } from './law-answer.ts'
import type { Duty, Handed, Portion } from './law-crew.ts'

const { form, today, lawOverrides } = workerData as Duty
const packs = lawOf({ lawOverrides })
const hand = (handed: Handed): void => parentPort?.postMessage(handed)

parentPort?.on('message', ({ portion, requests }: Portion) => {
  hand({ portion, answers: requests.map(request => answerText(packs, request, form, today)) })
})
hand({ answers: [] })
