// What a rehearsal came to: the mandatory points that were said, what was risky, and whether it counts as passed.
import type { Rehearsal, RehearsalFinding, RehearsalTurn, Temperament } from '../../model/rehearsal.ts'
import type { ScriptLine } from '../../model/script.ts'
import type { RehearsalKit } from './play.ts'

export interface Score {
  readonly said: readonly ScriptLine[]
  readonly unsaid: readonly ScriptLine[]
  /** Turns with something risky in them. */
  readonly risky: number
  /** A protected circumstance came up, and the talk was stopped there and then. */
  readonly stoppedInTime?: boolean | undefined
  readonly passed: boolean
}

/** What was wrong with a turn: the coach's findings, or what the slip teaches. */
export function faultsOf(
  turn: RehearsalTurn,
  at: number,
  temperament: Temperament,
  locale: 'zh-CN' | 'en',
): readonly RehearsalFinding[] {
  const slip = temperament.beats[at]?.slip
  return turn.said.kind === 'slip' && slip
    ? [{ severity: 'block', why: slip.why[locale], safer: slip.safer[locale] }]
    : turn.findings
}

export function scoreOf(
  rehearsal: Rehearsal,
  { temperament, lines }: Pick<RehearsalKit, 'temperament' | 'lines'>,
): Score {
  const points = new Set(rehearsal.turns.flatMap(turn => turn.points))
  const musts = lines.filter(line => line.must)
  const risky = rehearsal.turns.filter(turn => turn.said.kind === 'slip' || turn.findings.length > 0).length
  const blocked = rehearsal.turns.some(
    turn => turn.said.kind === 'slip' || turn.findings.some(finding => finding.severity === 'block'),
  )
  const stopAt = temperament.beats.findIndex(beat => beat.stop)
  const unsaid = musts.filter(line => !points.has(line.id))
  // Where the talk had to stop, stopping at once is what counts, not how much was said before.
  const stoppedInTime = stopAt < 0 ? undefined : rehearsal.ended === 'stopped' && rehearsal.turns.length === stopAt + 1
  const complete = stoppedInTime ?? (rehearsal.ended === 'through' && unsaid.length === 0)
  return {
    said: musts.filter(line => points.has(line.id)),
    unsaid,
    risky,
    ...(stoppedInTime === undefined ? {} : { stoppedInTime }),
    passed: complete && !blocked,
  }
}
