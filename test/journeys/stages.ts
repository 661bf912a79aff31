// The three messengers outside as stages of a journey: each adapter with its official SDK, connected to its loopback platform.
import { openDingtalk } from '../../adapters/dingtalk/index.ts'
import { openSlack } from '../../adapters/slack/index.ts'
import { openDingtalkEmulator } from '../emulators/dingtalk/index.ts'
import { openFeishuEmulator } from '../emulators/feishu/index.ts'
import { openSlackEmulator } from '../emulators/slack/index.ts'
import type { MessengerStage } from './phone.ts'

/** Time limits have tests of their own; a busy machine must not end a whole case. */
const ackMs = 15_000
/** Updates come while people type. */
const typing = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 60))

/** Six weeks are played in seconds, so the rates are those of six weeks. */
const rates = { app: 500, appPerMinute: 30_000, person: 500, message: 500 }

/** Over the long connection. */
export const feishuStage = (): Promise<MessengerStage> => openFeishuEmulator('socket', { ackMs, typing, rates })

/** Over Stream. */
export async function dingtalkStage(): Promise<MessengerStage> {
  const emulator = await openDingtalkEmulator({ redeliverMs: ackMs, clickMs: ackMs, typing })
  return {
    name: 'dingtalk',
    open(deps) {
      const platform = openDingtalk(emulator.settings, deps)
      // Clicks and updates share this process: the adapter itself holds an update back until the answer is out.
      return { ...platform, can: { ...platform.can, ackOverwritesMs: undefined } }
    },
    phone: person => emulator.phone(person),
    serve: pages => emulator.serve(pages),
    async close() {
      await emulator.close()
      const [first] = emulator.state.violations
      if (first !== undefined) throw new Error(`DingTalk forbids it: ${first}`)
    },
  }
}

/** Over Socket Mode. */
export async function slackStage(): Promise<MessengerStage> {
  const emulator = await openSlackEmulator({
    mode: 'socket',
    limits: { burst: rates.app, pace: rates.app },
    timing: { ackMs, retryMs: [0, 200, 1_000] },
  })
  return {
    name: 'slack',
    open(deps) {
      const platform = openSlack(emulator.config, deps)
      emulator.attach(platform)
      return platform
    },
    phone(person) {
      const phone = emulator.phone(`U0${person}`)
      // Slack itself would try again after a minute.
      return { ...phone, say: text => emulator.online().then(() => phone.say(text)) }
    },
    close: () => emulator.close(),
  }
}
