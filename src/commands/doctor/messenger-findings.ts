// What the doctor finds about each connected messenger: its own checks, who holds its connection, who waits for an account, what was given up.
import type { InstantText } from '../../model/dates.ts'
import type { Heartbeat } from '../../ports/ownership.ts'
import type { Platform } from '../../ports/platform.ts'
import type { Finding } from './findings.ts'

const withinMs = 10_000
/** The owner says that it lives every five seconds. */
const silentMs = 20_000

/** Each messenger's own checks; one that does not answer is a finding too. */
export async function selfChecks(platform: Platform, ms = withinMs): Promise<readonly Finding[]> {
  const { name, selfCheck } = platform
  if (selfCheck === undefined) return []
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<readonly Finding[]>(resolve => {
    const text = `no answer within ${ms / 1_000} s`
    const cure = `check the network and the address of ${name}`
    timer = setTimeout(() => resolve([{ what: name, state: 'fail', text, cure }]), ms)
  })
  try {
    const found = await Promise.race([selfCheck(), late])
    return found.map(finding => ({
      ...finding,
      what: finding.what.startsWith(name) ? finding.what : `${name} ${finding.what}`,
    }))
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : 'unknown fault'
    return [{ what: name, state: 'fail', text: `cannot be checked: ${why}`, cure: 'see the log' }]
  } finally {
    clearTimeout(timer)
  }
}

export function connectionFinding({ name, connect }: Platform, beats: readonly Heartbeat[], now: InstantText): Finding {
  const what = `${name} link`
  if (connect === undefined) return { what, state: 'ok', text: `events come over HTTP to /platforms/${name}` }
  const beat = beats.find(({ platform }) => platform === name)
  const ago = beat && Math.round((Date.parse(now) - Date.parse(beat.beatAt)) / 1_000)
  if (beat === undefined || ago === undefined || ago * 1_000 > silentMs) {
    const text =
      ago === undefined ? 'nobody has held the connection yet' : `nobody holds the connection; last seen ${ago} s ago`
    return {
      what,
      state: 'warn',
      text,
      cure: 'start Haosan with the role web; another process takes over within seconds',
    }
  }
  if (beat.trouble !== undefined) {
    const text = `${beat.owner} holds it, but is not connected (${beat.trouble})`
    return { what, state: 'fail', text, cure: 'see the findings above and the log of that process' }
  }
  return { what, state: 'ok', text: `held by ${beat.owner} since ${beat.since}` }
}

export interface Undelivered {
  readonly why: string
  readonly state: 'waiting' | 'given-up'
  readonly count: number
}

/** Cards that wait for an account, and effects that were given up: a code that no adapter knows shows up here. */
export function deliveryFindings(undelivered: readonly Undelivered[]): readonly Finding[] {
  const what = 'delivery'
  const waiting = undelivered.filter(one => one.state === 'waiting' && one.why === 'no-account')
  const dead = undelivered.filter(one => one.state === 'given-up')
  const found: Finding[] = []
  for (const { count } of waiting) {
    const text = `${count} messages wait for people without an account`
    found.push({
      what,
      state: 'warn',
      text,
      cure: 'haosan people sync, or add the account to the file of people and import it',
    })
  }
  for (const { why, count } of dead) {
    found.push({
      what,
      state: 'warn',
      text: `${count} messages were given up: ${why}`,
      cure: 'look the code up in docs/connect/',
    })
  }
  return found.length > 0 ? found : [{ what, state: 'ok', text: 'nothing waits and nothing was given up' }]
}
