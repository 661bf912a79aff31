// The recorded payloads of adapters/feishu/samples and what each has to become.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { flatten } from '../../../adapters/feishu/read.ts'
import type { InboundEvent } from '../../../src/model/inbound.ts'
import { root } from '../../../src/packs/root.ts'

const openId = 'ou_84aad35d084aa403a838cf73ee184670'
const from = { platform: 'feishu', id: openId } as const
const clickKey = 'feishu:click:f7984f25108f8137722bb63c1927e66a'
const otherKey = '5e3702a84e847582be8db7fb73283c02'

const expected: Readonly<Record<string, Partial<InboundEvent> | 'ignored'>> = {
  'message-text': {
    key: 'feishu:message:om_5ce6d572455d361153b7cb51da133945',
    from,
    locale: 'en',
    what: { kind: 'text', text: '我的事项' },
  },
  'message-post': { from, what: { kind: 'text', text: '我的事项\n请看一下' } },
  // Kept for a form, answered with a sentence, not for us, and not where others read along.
  'message-file': 'ignored',
  'message-audio': 'ignored',
  'message-of-a-bot': 'ignored',
  'message-in-a-group': 'ignored',
  'chat-entered': { key: `feishu:opened:${otherKey}`, from, what: { kind: 'opened' } },
  menu: { key: `feishu:menu:${otherKey}`, from, what: { kind: 'text', text: '我的事项' } },
  'message-read': 'ignored',
  'card-click': { key: clickKey, from, what: { kind: 'press', token: 'token-of-the-button' } },
  'card-form': {
    key: clickKey,
    from,
    what: {
      kind: 'press',
      token: 'token-of-the-form',
      values: { last4: '0866', lastDay: '2025-11-30', start: '15:00', parts: ['wage', 'leave'], agree: 'yes' },
    },
  },
  'card-of-another-app': 'ignored',
}

const file = z.object({ from: z.string().startsWith('https://open.feishu.cn/'), payload: z.unknown() })

export const samples = Object.entries(expected).map(([name, becomes]) => {
  const text = readFileSync(join(root, 'adapters/feishu/samples', `${name}.json`), 'utf8')
  const { payload } = file.parse(JSON.parse(text))
  return { name, payload, becomes, ...flatten(payload) }
})
