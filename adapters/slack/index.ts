// Slack as a messenger: Socket Mode or signed HTTP in, Block Kit out.
import { makeAfterAck } from '../../src/ports/after-ack.ts'
import { makeEntrance } from '../../src/ports/entrance.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'
import type { Platform } from '../../src/ports/platform.ts'
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

export interface SlackMessenger extends Platform {
  /** Resolves when nothing runs any more that follows an acknowledgement. */
  settled(): Promise<void>
}

/** Connects to nothing yet; which way events come in, `config.mode` says. */
export function openSlack(config: SlackConfig, deps: MessengerDeps): SlackMessenger {
  const client = slackClient(config, deps.log)
  const afterAck = makeAfterAck('slack', deps.log)
  const entrance = makeEntrance()
  const sentFiles = makeSentFiles(deps.memory, deps.clock)
  const sending = { config, deps, client, sentFiles, conversations: new Map<string, string>() }
  const told = new Set<string>()
  const desk = (): Desk => ({ ...sending, accept: entrance.accept(), told })
  const { mode, signingSecret, appToken } = config
  return {
    name: 'slack',
    can: slackCapabilities,
    async start(accept) {
      entrance.open(accept)
    },
    async stop() {
      await afterAck.settled()
      entrance.close()
    },
    settled: afterAck.settled,
    rooms: makeRooms(sending),
    show: (to, card, key, last) => showCard(sending, to, card, key, last),
    say: (to, text, key) => sayWords(sending, to, text, key),
    http: mode === 'http' && signingSecret !== undefined ? httpEntrance(signingSecret, desk, afterAck) : undefined,
    connect:
      mode === 'socket' && appToken !== undefined
        ? signal => holdSocket({ appToken, desk, afterAck }, signal)
        : undefined,
    selfCheck: () => selfCheck(sending),
    people: () => people(sending),
  }
}
