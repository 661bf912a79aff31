// The report and the archive (H6): confirmed by a person, checked for what must be there, then closed for good.
import type { CaseState } from '../../../model/case.ts'
import type { Effect } from '../../../model/effect.ts'
import { missingItems } from '../../after/mandatory.ts'
import { events, type Operation, refusing } from '../../operation.ts'

const paper = (state: CaseState, version: number): Effect => ({
  kind: 'render',
  caseId: state.id,
  document: 'report',
  type: 'report',
  version,
})

export const render: Operation = ({ state }) => ({ events: [], effects: [paper(state, 1)] })

/** One more thing somebody still has to do, with a name and a day. */
export const followUp: Operation = ({ values, state }) => {
  const nth = Object.keys(state.answers).filter(name => name.startsWith('report.follow-up.')).length + 1
  return {
    events: [{ kind: 'answered', step: `report.follow-up.${nth}`, values }],
    effects: [paper(state, nth + 1)],
    reply: { text: 'toast.follow-up-kept', tone: 'calm' },
  }
}

export const confirm: Operation = () =>
  events({ kind: 'answered', step: 'report.confirm', values: { confirmed: 'yes' } })

/** 「运行四性检测」: the case itself says what is missing; the bytes of the package are checked when it is made. */
export const check: Operation = ({ state }) => {
  const missing = missingItems(state)
  return {
    events: [
      {
        kind: 'answered',
        step: 'report.check',
        values: { passed: missing.length === 0 ? 'yes' : 'no', missing: [...missing] },
      },
    ],
    reply:
      missing.length === 0
        ? { text: 'toast.check-passed', tone: 'calm' }
        : { text: 'toast.check-missing', values: { count: missing.length }, tone: 'warn' },
  }
}

/** The case ends; its package is made, checked byte by byte, and HR gets it with the result. */
export const archive: Operation = ({ state }) =>
  missingItems(state).length > 0
    ? refusing('archive-incomplete')
    : {
        events: [{ kind: 'ended', how: 'archived' }],
        opens: [{ step: 'archived' }],
        effects: [{ kind: 'render', caseId: state.id, document: 'archive', type: 'archive', version: 1 }],
        reply: { text: 'toast.archived', tone: 'calm' },
      }
