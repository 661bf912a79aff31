// The first case on Feishu: the adapter with the official SDK, over the long connection to the loopback platform.
import { openFeishuEmulator } from '../emulators/feishu/index.ts'
import { describeWholeCase } from './describe-whole-case.ts'

// Time limits have tests of their own; a busy machine must not end a whole case.
describeWholeCase('feishu', () => openFeishuEmulator('socket', { ackMs: 15_000 }))
