// Folding of what the employee brought to the independent channel, and of whom they bring along.
import type { CaseState } from '../../model/case.ts'
import type { EventDraft } from '../../model/case-event.ts'
import type { HelpCall } from '../../model/help.ts'

const change = (state: CaseState, by: (call: HelpCall) => HelpCall): CaseState => ({
  ...state,
  help: (state.help ?? []).map(by),
})

/** Folds events of the independent channel; undefined when the event is of another topic. */
export function foldHelp(state: CaseState, { body, by, at }: EventDraft): CaseState | undefined {
  switch (body.kind) {
    case 'help-called': {
      const { call: number, what, text } = body
      return {
        ...state,
        help: [...(state.help ?? []), { number, what, at, ...(text === undefined ? {} : { text }) }],
        ...(what === 'report' && state.protectedActivity === undefined ? { protectedActivity: { at } } : {}),
      }
    }
    case 'help-taken-up':
      return by === 'clock'
        ? state
        : change(state, call => (call.number === body.call ? { ...call, takenUp: { by, at } } : call))
    case 'help-decided':
      return change(state, call => ({ ...call, decidedAt: call.decidedAt ?? at }))
    case 'help-released':
      return change(state, call => ({ ...call, releasedAt: call.releasedAt ?? at }))
    case 'reported-earlier':
      return { ...state, reportedEarlier: true }
    case 'companion-named':
      return { ...state, companions: [...(state.companions ?? []), { name: body.name, role: body.role, at }] }
    default:
      return undefined
  }
}
