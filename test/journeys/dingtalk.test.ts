// The first case on DingTalk: the adapter with the official Stream SDK, against the loopback platform, compared with the web chat.
import { openDingtalk } from '../../adapters/dingtalk/index.ts'
import { openDingtalkEmulator } from '../emulators/dingtalk/index.ts'
import { describeWholeCase } from './describe-whole-case.ts'

describeWholeCase('DingTalk', async () => {
  // Time limits have tests of their own; a busy machine must not end a whole case.
  const emulator = await openDingtalkEmulator({ redeliverMs: 15_000, clickMs: 15_000 })
  return {
    name: 'dingtalk',
    open(deps) {
      const platform = openDingtalk(emulator.settings, deps)
      // Clicks and updates share this process: the adapter itself holds an update back until the answer is out.
      return { ...platform, can: { ...platform.can, ackOverwritesMs: undefined } }
    },
    phone: person => emulator.phone(person),
    serve: pages => emulator.serve(pages),
    close: () => emulator.close(),
  }
})
