// Operations of 「求助」 (E-help): what is still talked over rests in the same turn, somebody independent hears why, nobody else does (product P14, P26).
import type { CaseState } from '../../../model/case.ts'
import { companionRoles, type HelpKind } from '../../../model/help.ts'
import { channelOf } from '../../help/channel.ts'
import { textOf } from '../../look.ts'
import { events, type Opens, type Operation } from '../../operation.ts'

const replies = { pressured: 'toast.help-received', report: 'toast.help-received', pause: 'toast.rest-begun' } as const

/** The same words once more while nobody has taken them up say nothing new. */
const isKnown = (state: CaseState, what: HelpKind, text: string | undefined): boolean =>
  (state.help ?? []).some(
    call => call.what === what && call.text === text && call.takenUp === undefined && call.releasedAt === undefined,
  )

/** What is left then is owed to the employee: pay, certificate and transfer have their days by law, and none of them waits (LCL 50, WPR 9). */
const signed = (state: CaseState): boolean => state.effectiveAt !== undefined

const calling =
  (what: HelpKind): Operation =>
  ({ state, values, world }) => {
    const text = textOf(values, 'text')
    const reply = { text: signed(state) ? 'toast.help-after-signing' : replies[what], tone: 'calm' } as const
    if (isKnown(state, what, text)) return { events: [], repeated: true, reply }
    const call = (state.help?.length ?? 0) + 1
    const channel = what === 'pause' ? undefined : channelOf(state, world)
    const restsAlready = state.paused !== undefined || signed(state)
    return {
      events: [
        { kind: 'help-called', call, what, ...(text === undefined ? {} : { text }) },
        ...(channel === undefined || channel === state.parties.helpline
          ? []
          : [{ kind: 'party-bound' as const, role: 'helpline' as const, person: channel }]),
        ...(restsAlready ? [] : [{ kind: 'paused', why: 'asked' } as const]),
      ],
      opens: [
        ...(channel === undefined ? [] : [{ step: 'helpline', who: channel, data: { call: String(call) } }]),
        ...(restsAlready ? [] : toldThatItRests(state)),
      ],
      reply,
    }
  }

/** Manager and HR partner learn the same, and never why; a head of HR who handles the case has the review instead. */
const toldThatItRests = ({ parties }: CaseState): readonly Opens[] =>
  [parties.manager, parties.hrbp].flatMap(who =>
    who === undefined || who === parties.hrd ? [] : [{ step: 'told-paused', who }],
  )

export const pressured = calling('pressured')
export const report = calling('report')
export const pauseMyself = calling('pause')

export const takeUp: Operation = ({ instance }) => {
  const call = instance.data?.call ?? ''
  return {
    events: [{ kind: 'help-taken-up', call: Number(call) }],
    opens: [{ step: 'told-taken-up', data: { call } }],
    reply: { text: 'toast.taken-up', tone: 'calm' },
  }
}

/** The head of HR has looked into it: whether the case goes on is now for the employee alone. */
export const leaveToEmployee: Operation = () => events({ kind: 'help-decided' })

/** Somebody comes along: HR finds another time; it is a right, so nothing has to be granted (product P14). */
export const bring: Operation = ({ values }) => {
  const name = textOf(values, 'name') ?? ''
  const role = companionRoles.find(one => one === values.role) ?? 'other'
  return {
    events: [{ kind: 'companion-named', name, role }],
    opens: [{ step: 'companion', data: { name, role } }],
    reply: { text: 'toast.companion-noted', tone: 'calm' },
  }
}

export const arranged: Operation = ({ values, instance }) => ({
  events: [{ kind: 'noted', what: 'companion-arranged', values }],
  opens: [{ step: 'told-companion', data: { name: instance.data?.name ?? '', when: textOf(values, 'when') ?? '' } }],
})
