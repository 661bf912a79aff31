// The contract suite's view of the loopback Feishu, in one of its two modes.
import { read } from '../../../adapters/feishu/read.ts'
import type { FeishuSettings } from '../../../adapters/feishu/settings.ts'
import type { OpenRig, PlatformRig, SignedRequests } from '../../contract/rig.ts'
import type { Deliveries } from './deliveries.ts'
import { type FeishuEmulator, openFeishuEmulator } from './index.ts'
import { messageEvent } from './phone.ts'
import { samples } from './samples.ts'
import { signedRequest } from './sign.ts'

const person = 'E10866'

export function contractRig(mode: FeishuSettings['mode']): OpenRig {
  return async (accept, deps) => {
    const emulator = await openFeishuEmulator(mode)
    const platform = emulator.open(deps)
    const phone = emulator.phone(person)
    const { account } = phone
    await platform.start(accept)
    emulator.through(platform)
    const end = new AbortController()
    const connection = platform.connect?.(end.signal)
    if (connection !== undefined) await emulator.ready()
    const { tenant } = emulator
    return {
      platform,
      account,
      phone,
      samples: samples.map(({ name, type, flat, becomes }) => ({
        name,
        becomes,
        read() {
          const arrival = read(type, flat, new Date().toISOString())
          return 'event' in arrival ? arrival.event : undefined
        },
      })),
      messages: async () => tenant.messages.filter(one => one.to === account.id && one.state === 'there').length,
      ...(mode === 'http' ? { http: signed(emulator, account.id) } : { cutConnection: () => cut(emulator) }),
      async killCard(receipt) {
        const message = tenant.message(receipt.message)
        if (message !== undefined) message.state = 'recalled'
      },
      async throttle(ms) {
        tenant.trouble.throttleMs = ms
      },
      async revoke() {
        tenant.trouble.secretRevoked = true
      },
      async close() {
        end.abort()
        await connection
        await platform.stop()
        await emulator.close()
      },
    } satisfies PlatformRig
  }
}

async function cut({ gateway }: FeishuEmulator): Promise<void> {
  const back = gateway.connected()
  gateway.cut()
  await back
}

function signed({ settings, deliveries, tenant }: FeishuEmulator, openId: string): SignedRequests {
  const secrets = { encryptKey: settings.encryptKey ?? '' }
  const body = (text: string): ReturnType<Deliveries['payload']> =>
    deliveries.payload('im.message.receive_v1', messageEvent(tenant, openId, 'text', { text }))
  return {
    good: () => signedRequest(secrets, body('我的事项')),
    old: () => signedRequest(secrets, body('我的事项'), { at: Date.now() - 6 * 60_000 }),
    forged: () => signedRequest(secrets, body('我的事项'), { signWith: 'somebody else' }),
    altered: () => signedRequest(secrets, body('我的事项'), { altered: body('发起沟通') }),
  }
}
