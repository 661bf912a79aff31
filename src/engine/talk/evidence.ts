// What stands on record about the employee and may be put before them (product B26): rows as they were when somebody showed them.
import type { CaseState } from '../../model/case.ts'
import type { PersonId } from '../../model/person.ts'
import { rolesOf } from '../look.ts'
import { sourceOf } from '../personnel/taken.ts'

/** Never what others said or wrote: rows about leave, bonus and scores only. */
const evidenceKinds = ['leave', 'bonus', 'performance'] as const
type EvidenceKind = (typeof evidenceKinds)[number]

/** Whoever answers for pay shows what belongs to pay. */
export function evidenceFor(state: CaseState, by: PersonId): readonly EvidenceKind[] {
  const forTalk = rolesOf(state, by).some(role => role === 'manager' || role === 'hrbp' || role === 'hrd')
  return evidenceKinds.filter(kind => forTalk || kind !== 'performance')
}

type Data = Readonly<Record<string, string>>

/** The rows as data of a card; undefined when nothing of this kind was imported. What is not written stays absent. */
export function evidenceData(state: CaseState, kind: EvidenceKind): Data | undefined {
  const rows = rowsOf(state, kind)
  if (rows.length === 0) return undefined
  const cells = rows.flatMap((row, i) =>
    Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : [[`${name}-${i + 1}`, value] as const])),
  )
  return { kind, count: String(rows.length), ...Object.fromEntries(cells) }
}

type Cells = Readonly<Record<string, string | undefined>>

function rowsOf({ personnel = {} }: CaseState, kind: EvidenceKind): readonly Cells[] {
  switch (kind) {
    case 'leave':
      return (personnel.leave ?? []).map(row => ({
        from: row.from,
        to: row.to,
        days: row.days,
        by: row.approvedBy,
        source: sourceOf('leave', row),
      }))
    case 'bonus':
      return (personnel.bonus ?? []).map(row => ({
        name: row.name,
        status: row.status,
        amount: row.amount,
        due: row.dueOn,
        source: sourceOf('bonus', row),
      }))
    case 'performance':
      return (personnel.performance ?? []).map(row => ({
        month: row.month,
        score: row.score,
        scale: row.scale,
        by: row.reviewer,
        source: sourceOf('performance', row),
      }))
  }
}
