// Folding of what the employee brought to the independent channel, and of whom they bring along.
import type { CaseState } from '../../model/case.ts'
import type { HelpCall } from '../../model/help.ts'
import type { Folds } from './folds.ts'

const change = (state: CaseState, by: (call: HelpCall) => HelpCall): CaseState => ({
  ...state,
  help: (state.help ?? []).map(by),
})

export const helpFolds = {
  'help-called': (state, body, { at }): CaseState => {
    const { call: number, what, text } = body
    return {
      ...state,
      help: [...(state.help ?? []), { number, what, at, ...(text === undefined ? {} : { text }) }],
      ...(what === 'report' && state.protectedActivity === undefined ? { protectedActivity: { at } } : {}),
    }
  },
  'help-taken-up': (state, body, { by, at }): CaseState =>
    by === 'clock'
      ? state
      : change(state, call => (call.number === body.call ? { ...call, takenUp: { by, at } } : call)),
  'help-decided': (state, _, { at }): CaseState =>
    change(state, call => ({ ...call, decidedAt: call.decidedAt ?? at })),
  'help-released': (state, _, { at }): CaseState =>
    change(state, call => ({ ...call, releasedAt: call.releasedAt ?? at })),
  'reported-earlier': (state): CaseState => ({ ...state, reportedEarlier: true }),
  'companion-named': (state, body, { at }): CaseState => ({
    ...state,
    companions: [...(state.companions ?? []), { name: body.name, role: body.role, at }],
  }),
} satisfies Partial<Folds>
