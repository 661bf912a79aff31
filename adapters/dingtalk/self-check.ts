// What `haosan doctor` asks DingTalk: does the secret work, do the clocks agree, may the Stream open, may people be read.
import { AppError } from '../../src/model/refusal.ts'
import type { PlatformFinding } from '../../src/ports/platform.ts'
import type { Desk } from './desk.ts'
import { listPeople } from './directory.ts'
import { openStream } from './gateway.ts'

const mostSkewMs = 60_000

/** One finding a matter, failed ones with their cure; without working credentials nothing else is asked. */
export async function selfCheck(desk: Desk): Promise<readonly PlatformFinding[]> {
  const credentials = await asked('dingtalk credentials', async () => {
    const { serverTime } = await desk.api.probe()
    return { text: 'the app id and secret are accepted', serverTime }
  })
  if (credentials.finding.state !== 'ok') return [credentials.finding, templateFinding(desk)]
  const stream = await asked('dingtalk stream', async () => {
    await openStream(desk.settings)
    return { text: 'the gateway gives out a connection' }
  })
  const directory = await asked('dingtalk directory', async () => {
    const first = await listPeople(desk.api).next()
    return { text: first.done ? 'readable, and nobody is in it' : 'readable' }
  })
  return [
    credentials.finding,
    skewFinding(desk.deps.clock.now(), credentials.given?.serverTime),
    stream.finding,
    directory.finding,
    templateFinding(desk),
  ]
}

async function asked<T extends { readonly text: string }>(
  what: string,
  ask: () => Promise<T>,
): Promise<{ readonly finding: PlatformFinding; readonly given?: T }> {
  try {
    const given = await ask()
    return { finding: { what, state: 'ok', text: given.text }, given }
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : 'failed'
    const away = fault instanceof AppError && (fault.kind === 'unavailable' || fault.kind === 'throttled')
    const cure = away
      ? 'Check that this machine reaches DINGTALK_API_URL and DINGTALK_OAPI_URL, then run doctor again.'
      : 'See "Troubleshooting" in docs/connect/dingtalk.md for this code.'
    return { finding: { what, state: 'fail', text, cure } }
  }
}

function skewFinding(here: string, serverTime: number | undefined): PlatformFinding {
  const what = 'dingtalk clock'
  if (serverTime === undefined)
    return { what, state: 'warn', text: 'DingTalk did not tell the time', cure: 'Compare this clock with NTP.' }
  const skew = Math.abs(Date.parse(here) - serverTime)
  const text = `this machine and DingTalk differ by ${Math.round(skew / 1_000)} s`
  if (skew <= mostSkewMs) return { what, state: 'ok', text }
  return { what, state: 'fail', text, cure: 'Let this machine take the time from the network (NTP).' }
}

function templateFinding({ settings }: Desk): PlatformFinding {
  const what = 'dingtalk card template'
  if (settings.cardTemplateId === undefined) {
    const cure = 'Build the template of docs/connect/dingtalk.md and put its id into DINGTALK_CARD_TEMPLATE_ID.'
    return { what, state: 'warn', text: 'none: people get messages with a link instead of cards', cure }
  }
  const shape = settings.cardTemplateId.endsWith('.schema')
  if (shape) return { what, state: 'ok', text: 'set; DingTalk only tells at the first card whether it is published' }
  return { what, state: 'warn', text: 'does not look like a template id', cure: 'A template id ends in ".schema".' }
}
