// What was written in a room, as draft points of the minutes: for the manager to shorten and the employee to correct.
import type { CaseState } from '../../model/case.ts'
import { Temporal } from '../../model/dates.ts'
import { zoneOf } from '../../model/person.ts'
import type { Room, RoomLine } from '../../model/room.ts'
import type { World } from '../../model/world.ts'

/** Longest text of one field of the minutes form. */
const longest = 3_000

/** The last room in which something was written. */
const roomOf = (state: CaseState): Room | undefined => state.rooms?.findLast(room => room.lines.length > 0)

/** The value that a field of the minutes starts with; undefined where there was no room. */
export function minutesDraft(field: string, state: CaseState, world: World): string | undefined {
  const room = roomOf(state)
  const first = room?.lines[0]
  const last = room?.lines.at(-1)
  if (room === undefined || first === undefined || last === undefined) return undefined
  const zone = zoneOf(world.people, room.askedBy)
  const local = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const clock = (at: string): string => local(at).toPlainTime().toString({ smallestUnit: 'minute' })
  const points = (own: (line: RoomLine) => boolean): string | undefined =>
    shortened(room.lines.filter(own).flatMap(({ at, text }) => (text === undefined ? [] : [`${clock(at)} ${text}`])))
  switch (field) {
    case 'date':
      return local(first.at).toPlainDate().toString()
    case 'from':
      return clock(first.at)
    case 'to':
      return clock(local(last.at).add({ minutes: 1 }).toInstant().toString())
    case 'participants':
      return room.members.map(id => world.people.find(id)?.name ?? id).join('、')
    case 'mode':
      return 'room'
    case 'companySaid':
      return points(({ by }) => by !== state.parties.employee)
    case 'employeeSaid':
      return points(({ by }) => by === state.parties.employee)
    default:
      return undefined
  }
}

/** Whole lines from the beginning, as many as the field takes. */
function shortened(lines: readonly string[]): string | undefined {
  let text = ''
  for (const line of lines) {
    if (text.length + line.length + 1 > longest - 2) return `${text}\n…`
    text = text === '' ? line : `${text}\n${line}`
  }
  return text === '' ? undefined : text
}
