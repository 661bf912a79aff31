// E3: who proposed. The employee's own answer; where the two sides differ, no agreement before a person has cleared it.
import { textOf } from '../../look.ts'
import { type Operation, refusing } from '../../operation.ts'
import { farewells } from '../prepare/course.ts'

const answers = { company: 'company', myself: 'employee', unclear: 'unclear' } as const

export const answer: Operation = ({ option }) => {
  const said = answers[option as keyof typeof answers]
  return said === undefined
    ? refusing('stale-card')
    : { events: [{ kind: 'who-proposed', answer: said }], reply: { text: 'toast.noted', tone: 'calm' } }
}

/** Explains what the answer is for and asks once more; nobody answers in the employee's place. */
export const askAgain: Operation = ({ values }) => ({
  events: [{ kind: 'who-proposed-resolved', why: textOf(values, 'why') ?? '' }],
  opens: [{ step: 'who-proposed', data: { why: textOf(values, 'why') ?? '' } }],
})

/** The facts do not carry this route: it ends here, and the contract goes on. */
export const closeCase: Operation = ({ state }) => ({
  events: [
    { kind: 'stage-changed', stage: 'withdrawn' },
    { kind: 'ended', how: 'withdrawn' },
  ],
  opens: farewells(state, 'withdrawn'),
})
