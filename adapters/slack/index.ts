// Slack as a messenger: Socket Mode or signed HTTP in, Block Kit out.
import { AppError } from '../../src/model/refusal.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'
import type { Accept, Platform } from '../../src/ports/platform.ts'
import { makeSentFiles } from '../../src/ports/sent-files.ts'
import { slackCapabilities } from './capabilities.ts'
import { type SlackConfig, slackClient } from './client.ts'
import type { Desk } from './desk.ts'
import { people } from './directory.ts'
import { httpEntrance } from './http.ts'
import { makeRooms } from './rooms.ts'
import { selfCheck } from './self-check.ts'
import { sayWords, showCard } from './send.ts'
import { holdSocket } from './socket.ts'
import { makeTasks } from './tasks.ts'

export interface SlackMessenger extends Platform {
  /** Resolves when nothing runs any more that follows an acknowledgement. */
  settled(): Promise<void>
}

export function openSlack(config: SlackConfig, deps: MessengerDeps): SlackMessenger {
  const client = slackClient(config, deps.log)
  const tasks = makeTasks(deps.log)
  const sentFiles = makeSentFiles(deps.memory, deps.clock)
  const sending = { config, deps, client, sentFiles, conversations: new Map<string, string>() }
  const told = new Set<string>()
  let entrance: Accept | undefined
  const desk = (): Desk => {
    if (entrance === undefined) throw new AppError('unavailable', 'not-started', 'Haosan is still starting.')
    return { ...sending, accept: entrance, told }
  }
  const { mode, signingSecret, appToken } = config
  return {
    name: 'slack',
    can: slackCapabilities,
    async start(accept) {
      entrance = accept
    },
    async stop() {
      await tasks.settled()
      entrance = undefined
    },
    settled: tasks.settled,
    rooms: makeRooms(sending),
    show: (to, card, key, last) => showCard(sending, to, card, key, last),
    say: (to, text, key) => sayWords(sending, to, text, key),
    http: mode === 'http' && signingSecret !== undefined ? httpEntrance(signingSecret, desk, tasks) : undefined,
    connect:
      mode === 'socket' && appToken !== undefined ? signal => holdSocket({ appToken, desk, tasks }, signal) : undefined,
    selfCheck: () => selfCheck(sending),
    people: () => people(sending),
  }
}
