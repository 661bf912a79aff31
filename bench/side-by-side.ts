// Bench of the entrance side by side: Haosan, @slack/bolt and Chat SDK take the same signed messages of Slack, in alternating rounds.
// Both others ack before they do anything and keep nothing; Haosan acks what PostgreSQL has kept, and that server is on its bill.
import { fileURLToPath } from 'node:url'
import { compare } from './side/compare.ts'

const contenders = {
  haosan: () => import('./side/haosan.ts'),
  bolt: () => import('./side/bolt.ts'),
  'chat-sdk': () => import('./side/chat-sdk.ts'),
}

const [, , word, named] = process.argv
if (word === '--contender') await Object.entries(contenders).find(([name]) => name === named)?.[1]()
else {
  await compare(Object.keys(contenders), fileURLToPath(import.meta.url))
  process.exit(0)
}
