// Newer personnel data reach a running case: items are looked at again where their data changed, the report is made anew, HR hears what is different. What was confirmed stays.
import type { Action, Decision } from '../../model/action.ts'
import type { CaseState, StepInstance } from '../../model/case.ts'
import { dayOf } from '../../model/dates.ts'
import type { RunnableFlow } from '../../model/flow.ts'
import { type PersonId, zoneOf } from '../../model/person.ts'
import { type DataKind, dataKinds, type PersonnelFile } from '../../model/personnel-file.ts'
import type { World } from '../../model/world.ts'
import { digest } from '../canonical.ts'
import { decided } from '../finish.ts'
import { openStep } from '../look.ts'
import { type ItemChange, itemChanges } from '../personnel/changes.ts'
import { allAttested } from '../personnel/open-items.ts'
import { directoryPay, type PayChange, payChanges } from '../personnel/pay-lowered.ts'
import { reportVersion } from '../personnel/report-version.ts'
import { leaveTaken, takenFrom } from '../personnel/taken.ts'
import { watchEnd } from '../settlement/next-start.ts'
import { begin, closeAll, open, put, type Working } from '../working.ts'

const nothingNew: Decision = { kind: 'repeated', reply: { text: 'toast.already', tone: 'calm' } }

export function dataChanged(
  flow: RunnableFlow,
  state: CaseState,
  action: Extract<Action, { kind: 'data-changed' }>,
  world: World,
): Decision {
  if (state.ended) return payAfterDecline(flow, state, action, world)
  const day = dayOf(state.openedAt)
  const personnel = takenFrom(action.personnel, day)
  const kinds = dataKinds.filter(kind => differs(state.personnel?.[kind], personnel[kind]))
  const pay = payChanges(state, action.record)
  if (kinds.length === 0 && pay.length === 0) return nothingNew
  const work = begin(flow, state, action, world)
  const { hrbp, hrd } = state.parties
  tellOfPay(work, pay, [hrbp, hrd])
  if (kinds.length === 0) return decided(state, work)
  put(work, { kind: 'personnel-refreshed', personnel })
  const changes = itemChanges(state, work.state)
  const confirmed = state.confirmation !== undefined || state.effectiveAt !== undefined
  if (!confirmed) {
    refreshLeave(work, personnel)
    attestAgain(work, changes)
    writeAgain(work)
  }
  open(work, { step: 'told-data-changed', data: told(kinds, changes, confirmed) })
  return decided(state, work)
}

/** For ninety days after a no the head of HR looks at pay that goes down: the case is over, its record goes on (product P7, G8). */
function payAfterDecline(
  flow: RunnableFlow,
  state: CaseState,
  action: Extract<Action, { kind: 'data-changed' }>,
  world: World,
): Decision {
  const { declined, parties } = state
  const zone = zoneOf(world.people, parties.employee)
  if (declined === undefined || dayOf(world.now, zone) > watchEnd(declined.at, zone)) return nothingNew
  const pay = payChanges(state, action.record)
  if (pay.length === 0) return nothingNew
  const work = begin(flow, state, action, world)
  tellOfPay(work, pay, [parties.hrd ?? parties.hrbp], { declinedAt: declined.at })
  return decided(state, work)
}

/** What the case reckons with stays as it was. That pay went down is for HR to look into, not for the manager. */
function tellOfPay(
  work: Working,
  changes: readonly PayChange[],
  desks: readonly (PersonId | undefined)[],
  more: StepInstance['data'] = {},
): void {
  if (changes.length === 0) return
  const values = Object.fromEntries(changes.map(({ fact, to }) => [fact, to]))
  put(work, { kind: 'answered', step: directoryPay, values })
  const lowered = changes.filter(change => change.lowered)
  if (lowered.length === 0) return
  const rows = Object.fromEntries(
    lowered.flatMap(({ fact, from, to }) => [
      [`${fact}-from`, from ?? ''],
      [`${fact}-to`, to],
    ]),
  )
  const data = { ...rows, ...more }
  for (const who of new Set(desks)) if (who !== undefined) open(work, { step: 'told-pay-lowered', who, data })
}

/** A kind that is missing is not the same as one without rows. */
const differs = (a: PersonnelFile[DataKind], b: PersonnelFile[DataKind]): boolean =>
  digest(a ?? null) !== digest(b ?? null)

/** Only where the leave file was the source, or nobody knew. */
function refreshLeave(work: Working, personnel: PersonnelFile): void {
  const { leaveTakenDays: known } = work.state.facts
  const ours = known === undefined || (known.by === 'directory' && known.source.startsWith('leave.csv'))
  const taken = leaveTaken(personnel, dayOf(work.state.openedAt), work.at)
  if (ours && taken !== undefined && taken.value !== known?.value)
    put(work, { kind: 'facts-recorded', facts: { leaveTakenDays: taken } })
}

/** An answer was about what stood there then. */
function attestAgain(work: Working, changes: readonly ItemChange[]): void {
  for (const { id, attested } of changes) {
    if (attested) put(work, { kind: 'answered', step: `item:${id}`, values: { state: '', note: '', amount: '' } })
  }
  // Before the checks are handed in, the list has not been opened yet.
  const due = work.state.stage !== 'checks' && !allAttested(work.state)
  if (due && openStep(work.state, 'item-check') === undefined) open(work, { step: 'item-check' })
}

/** As long as the talk is not over, the manager reads the newest report. */
function writeAgain(work: Working): void {
  const { state } = work
  if (!state.steps.some(({ step }) => step === 'preparation') || state.minutes.length > 0) return
  closeAll(work, 'report-changed')
  open(work, { step: 'report-changed' })
  const version = reportVersion(work.state)
  const document = `preparation-v${version}`
  work.effects.push({ kind: 'render', caseId: state.id, document, type: 'preparation', version })
}

const most = 12

function told(
  kinds: readonly DataKind[],
  changes: readonly ItemChange[],
  confirmed: boolean,
): Readonly<Record<string, string>> {
  const rows = changes
    .slice(0, most)
    .flatMap(({ how, kind, name, before, after, attested }, i) => [
      [`how-${i + 1}`, how],
      [`kind-${i + 1}`, kind],
      ...(name === undefined ? [] : [[`name-${i + 1}`, name]]),
      ...(before === undefined ? [] : [[`before-${i + 1}`, before.value]]),
      ...(after === undefined ? [] : [[`after-${i + 1}`, after.value]]),
      ...(attested ? [[`again-${i + 1}`, 'yes']] : []),
    ])
  return {
    kinds: kinds.join(' '),
    count: String(changes.length),
    ...(confirmed ? { confirmed: 'yes' } : {}),
    ...(Object.fromEntries(rows) as Record<string, string>),
  }
}
