// The adapter connected to an emulated Slack, with a spine that a test answers for.
import { openSlack, type SlackMessenger } from '../../../adapters/slack/index.ts'
import type { InboundEvent } from '../../../src/model/inbound.ts'
import type { Ack } from '../../../src/ports/platform.ts'
import { type ContractDeps, contractDeps } from '../../contract/deps.ts'
import type { Phone } from '../../journeys/phone.ts'
import { type EmulatorOptions, openSlackEmulator, type SlackEmulator } from './index.ts'

export interface Rig {
  readonly emulator: SlackEmulator
  readonly platform: SlackMessenger
  readonly deps: ContractDeps
  readonly phone: Phone
  readonly accepted: InboundEvent[]
  /** How the spine answers from now on. */
  answer: (event: InboundEvent) => Promise<Ack>
  close(): Promise<void>
}

export const employee = 'U0LINXIAO'

/** Signed HTTP unless told otherwise; a socket is for the caller to connect. */
export async function openRig(options: Partial<EmulatorOptions> = {}): Promise<Rig> {
  const emulator = await openSlackEmulator({ mode: 'http', ...options })
  const deps = contractDeps()
  const platform = openSlack(emulator.config, deps)
  emulator.attach(platform)
  const rig: Rig = {
    emulator,
    platform,
    deps,
    phone: emulator.phone(employee),
    accepted: [],
    answer: async () => ({}),
    async close() {
      await platform.stop()
      await emulator.close()
    },
  }
  await platform.start(async event => {
    rig.accepted.push(event)
    return rig.answer(event)
  })
  return rig
}

export const messagesOf = ({ emulator }: Rig): number => emulator.workspace.roomOf(employee).messages.length
