// Slack keeps the contract of every messenger, over Socket Mode and over signed HTTP, with its official SDK in between.
import { describePlatform } from '../../test/contract/describe-platform.ts'
import type { OpenRig, Sample, SignedRequests } from '../../test/contract/rig.ts'
import { openSlackEmulator, signingSecret } from '../../test/emulators/slack/index.ts'
import { eventCallback, messageEvent } from '../../test/emulators/slack/payloads.ts'
import { eventPush, signedRequest } from '../../test/emulators/slack/signer.ts'
import type { Workspace } from '../../test/emulators/slack/workspace.ts'
import { openSlack } from './index.ts'
import { readPayload } from './read.ts'
import appHomeOpened from './samples/app-home-opened.json'
import botMessage from './samples/bot-message.json'
import messageChanged from './samples/message-changed.json'
import messageIm from './samples/message-im.json'
import { placeOf } from './send.ts'

const user = 'U0LINXIAO'

function requests(workspace: Workspace): SignedRequests {
  const push = () => eventPush(eventCallback(workspace, messageEvent('D0LINXIAO', user, workspace.ts(), '帮助')))
  return {
    good: () => signedRequest(signingSecret, push()),
    old: () => signedRequest(signingSecret, push(), { at: Date.now() - 301_000 }),
    forged: () => signedRequest('0'.repeat(32), push()),
    altered: () => {
      const signed = signedRequest(signingSecret, push())
      return new Request(signed.url, { method: 'POST', headers: signed.headers, body: push().body })
    },
  }
}

const sample = (name: string, payload: unknown, becomes: Sample['becomes']): Sample => ({
  name,
  becomes,
  read: () => {
    const happening = readPayload(payload, '2025-10-27T01:00:00.000Z')
    return happening.kind === 'event' ? happening.event : undefined
  },
})

const rigOf =
  (mode: 'socket' | 'http'): OpenRig =>
  async (accept, deps) => {
    const emulator = await openSlackEmulator({ mode })
    const platform = openSlack(emulator.config, deps)
    emulator.attach(platform)
    const phone = emulator.phone(user)
    await platform.start(accept)
    const stop = new AbortController()
    const connected = platform.connect?.(stop.signal)
    await emulator.online()
    return {
      platform,
      account: phone.account,
      phone,
      samples: [
        sample('a private message', messageIm.payload, { key: 'slack:message:D024BE91L:1355517523.000005' }),
        sample('the conversation is opened', appHomeOpened.payload, { what: { kind: 'opened' } }),
        sample('an edit', messageChanged.payload, 'ignored'),
        sample('a message of a bot', botMessage.payload, 'ignored'),
      ],
      messages: async () => emulator.workspace.roomOf(user).messages.length,
      http: mode === 'http' ? requests(emulator.workspace) : undefined,
      killCard: async receipt => {
        const { ts } = placeOf(receipt)
        const message = emulator.workspace.roomOf(user).messages.find(one => one.ts === ts)
        if (message) message.frozen = true
      },
      throttle: async ms => emulator.rates.force(Math.ceil(ms / 1_000)),
      revoke: async () => {
        emulator.workspace.tokenState = 'token_revoked'
      },
      cutConnection:
        mode === 'http'
          ? undefined
          : async () => {
              emulator.sockets.cut()
              while (emulator.sockets.count() > 0) await new Promise(resolve => setTimeout(resolve, 5))
              await emulator.online()
            },
      async close() {
        stop.abort()
        await connected
        await platform.stop()
        await emulator.close()
      },
    }
  }

describePlatform('slack over Socket Mode', rigOf('socket'))
describePlatform('slack over signed HTTP', rigOf('http'))
