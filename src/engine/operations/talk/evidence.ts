// 「出示依据」 (product B26): a record is put before the employee as it stands; that they read it is on record, and agrees to nothing.
import { listOf } from '../../look.ts'
import { type Operation, refusing, wrongField } from '../../operation.ts'
import { evidenceData, evidenceFor } from '../../talk/evidence.ts'

export const showEvidence: Operation = ({ values, state, by }) => {
  if (by === 'clock') return refusing('only-you')
  const kinds = evidenceFor(state, by).filter(kind => listOf(values, 'kinds').includes(kind))
  const shown = kinds.map(kind => evidenceData(state, kind))
  const data = shown.filter(one => one !== undefined)
  if (data.length < kinds.length) return wrongField('kinds', 'not-imported')
  return {
    events: [{ kind: 'noted', what: 'evidence-shown', values: { kinds } }],
    opens: data.map(one => ({ step: 'evidence', data: { ...one, by } })),
    reply: { text: 'toast.evidence-shown', tone: 'calm' },
  }
}

export const readEvidence: Operation = ({ instance }) => ({
  events: [{ kind: 'noted', what: 'evidence-read', values: { kinds: [instance.data?.kind ?? ''] } }],
  reply: { text: 'toast.evidence-read', tone: 'calm' },
})
