// Operations around the talk: its time, a pause, questions to HR, rights.
import { readDate, Temporal } from '../../../model/dates.ts'
import { zoneOf } from '../../../model/person.ts'
import type { World } from '../../../model/world.ts'
import { textOf } from '../../look.ts'
import { events, type Operation, wrongField } from '../../operation.ts'

/** A time for the talk: in the future, on a working day, not the day before a holiday or the afternoon before a weekend. */
export const schedule: Operation = ({ values, world, state, instance }) => {
  const date = readDate(textOf(values, 'date') ?? '')
  const time = textOf(values, 'time') ?? ''
  if (!date) return wrongField('date', 'bad-date')
  const start = date.toZonedDateTime({ timeZone: zoneOf(world.people, state.parties.manager), plainTime: time })
  if (Temporal.Instant.compare(start.toInstant(), Temporal.Instant.from(world.now)) <= 0)
    return wrongField('date', 'past-date')
  if (time < '09:00' || time > '17:00') return wrongField('time', 'working-hours')
  if (!world.calendar.isWorkday(date).workday) return wrongField('date', 'day-off')
  if (holidayFollows(date, world)) return wrongField('date', 'before-holiday')
  if (!world.calendar.isWorkday(date.add({ days: 1 })).workday && time >= '12:00')
    return wrongField('date', 'before-day-off')
  const absence = world.people.find(state.parties.employee ?? '')?.absence
  if (absence && absence.from <= date.toString() && date.toString() <= absence.to) return wrongField('date', 'on-leave')
  return events(
    { kind: 'answered', step: 'meeting', values },
    ...(instance.step === 'meeting' ? [] : [{ kind: 'noted' as const, what: 'scheduled', values }]),
  )
}

/** Whether the days off that follow are a holiday and not only a weekend. */
function holidayFollows(date: Temporal.PlainDate, { calendar }: World): boolean {
  let day = date.add({ days: 1 })
  while (!calendar.isWorkday(day).workday) {
    if (day.dayOfWeek <= 5) return true
    day = day.add({ days: 1 })
  }
  return false
}

/** The invitation is a file titled 「沟通」; no calendar is written. */
export const renderInvitation: Operation = ({ state }) => {
  const version = state.steps.filter(step => step.step === 'meeting').length
  return {
    events: [],
    effects: [{ kind: 'render', caseId: state.id, document: `invitation-v${version}`, type: 'invitation', version }],
  }
}

/** 「暂停,叫 HR」: everything rests until a person in HR decides. */
export const pause: Operation = ({ values }) => ({
  events: [
    { kind: 'noted', what: 'pause-asked', values },
    { kind: 'paused', why: 'asked' },
  ],
  opens: [{ step: 'pause-review', data: { why: textOf(values, 'why') ?? '' } }],
  reply: { text: 'toast.paused', tone: 'calm' },
})

export const resume: Operation = ({ values }) => events({ kind: 'noted', what: 'resumed', values })

/** The employee asks a person in HR; the manager does not see it. After the end of the case nothing stays open: it is only told. */
export const askHr: Operation = ({ state, values, cause }) => ({
  events: [{ kind: 'noted', what: 'question', values }],
  opens: [
    {
      step: state.ended ? 'told-question' : 'question',
      data: { question: textOf(values, 'question') ?? '', cause },
    },
  ],
  reply: { text: 'toast.question-sent', tone: 'calm' },
})

export const answerQuestion: Operation = ({ values, instance, by }) => ({
  events: [{ kind: 'noted', what: 'question-answered', values }],
  opens: [
    {
      step: 'told-reply',
      data: { question: instance.data?.question ?? '', answer: textOf(values, 'answer') ?? '', by },
    },
  ],
})

const quarterHour = 900_000

/** The rights, again. Not twice within a quarter of an hour: the card is still just above. */
export const showRights: Operation = ({ state, at }) => {
  const last = state.steps.findLast(step => step.step === 'told-rights')
  return last && Date.parse(at) - Date.parse(last.openedAt) < quarterHour
    ? { events: [], repeated: true, reply: { text: 'toast.rights-above', tone: 'calm' } }
    : { events: [], opens: [{ step: 'told-rights' }], reply: { text: 'toast.shown-below', tone: 'calm' } }
}

/** Putting it off is fine and leaves no trace against anybody. */
export const later: Operation = () => ({ events: [], repeated: true, reply: { text: 'toast.later', tone: 'calm' } })
