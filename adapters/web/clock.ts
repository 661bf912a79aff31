// Moving the sandbox's clock: four hours, a day, or to nine o'clock of a date; only forward, because deadlines that fired stay fired.
import { type InstantText, readDate, Temporal } from '../../src/model/dates.ts'
import { WebProblem } from './problem.ts'

export const sandboxZone = 'Asia/Shanghai'
const farthestDays = 800

export function movedClock(
  now: InstantText,
  request: { readonly move: 'PT4H' | 'P1D' } | { readonly to: string },
): InstantText {
  const from = Temporal.Instant.from(now)
  const to =
    'move' in request ? from.toZonedDateTimeISO(sandboxZone).add(request.move).toInstant() : morningOf(request.to)
  if (Temporal.Instant.compare(to, from) < 0) throw new WebProblem('clock-backwards')
  if (to.epochMilliseconds - from.epochMilliseconds > farthestDays * 86_400_000) throw new WebProblem('bad-clock')
  return to.toString({ smallestUnit: 'millisecond' })
}

function morningOf(text: string): Temporal.Instant {
  const date = readDate(text)
  if (date === undefined) throw new WebProblem('bad-clock')
  return date.toZonedDateTime({ timeZone: sandboxZone, plainTime: '09:00' }).toInstant()
}
