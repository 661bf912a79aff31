// The outside messengers of the configuration. Each adapter, with its SDK, is loaded only when it is connected.
import type { MessengersConfig } from '../config/messengers.ts'
import type { PlatformName } from '../model/person.ts'
import type { MessengerDeps } from '../ports/messenger.ts'
import type { Platform } from '../ports/platform.ts'

export interface Opener {
  readonly name: PlatformName
  readonly open: (deps: MessengerDeps) => Promise<Platform> | Platform
}

/** Those with credentials in the environment, in the order in which they are tried. */
export function openersOf({ feishu, dingtalk, slack }: MessengersConfig): readonly Opener[] {
  const openers: Opener[] = []
  if (feishu !== undefined) {
    openers.push({
      name: 'feishu',
      open: async deps => (await import('../../adapters/feishu/index.ts')).openFeishu(feishu, deps),
    })
  }
  if (dingtalk !== undefined) {
    // Of a company's own app the robot's code is the client id.
    const settings = { ...dingtalk, robotCode: dingtalk.robotCode ?? dingtalk.clientId }
    openers.push({
      name: 'dingtalk',
      open: async deps => (await import('../../adapters/dingtalk/index.ts')).openDingtalk(settings, deps),
    })
  }
  if (slack !== undefined) {
    openers.push({
      name: 'slack',
      open: async deps => (await import('../../adapters/slack/index.ts')).openSlack(slack, deps),
    })
  }
  return openers
}
