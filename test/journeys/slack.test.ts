// The first case in Slack: its official SDK over Socket Mode, every press and every word on the phones.
import { openSlack } from '../../adapters/slack/index.ts'
import { openSlackEmulator } from '../emulators/slack/index.ts'
import { describeWholeCase } from './describe-whole-case.ts'

/** Six weeks are played in seconds, so the rates are those of six weeks. */
const limits = { burst: 500, pace: 500 }

/** Time limits have tests of their own; a busy machine must not end a whole case. */
const timing = { ackMs: 15_000, retryMs: [0, 200, 1_000] }

describeWholeCase('slack', async () => {
  const emulator = await openSlackEmulator({ mode: 'socket', limits, timing })
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
})
