// HR looks at each open item that a file tells of: it is so, it is otherwise, or nobody knows (product B10).
import { listOf, textOf } from '../../look.ts'
import { events, type Operation, refusing } from '../../operation.ts'
import { allAttested } from '../../personnel/open-items.ts'

const attest =
  (state: 'confirmed' | 'unknown'): Operation =>
  ({ values }) => ({
    events: listOf(values, 'items').map(id => ({
      kind: 'answered',
      step: `item:${id}`,
      values: { state, note: '', amount: '' },
    })),
  })

export const confirmItems = attest('confirmed')
export const itemsUnknown = attest('unknown')

/** What is wrong, and what is right if HR knows it. */
export const itemWrong: Operation = ({ values }) =>
  events({
    kind: 'answered',
    step: `item:${textOf(values, 'item') ?? ''}`,
    values: { state: 'wrong', note: textOf(values, 'note') ?? '', amount: textOf(values, 'amount') ?? '' },
  })

/** Every item has its answer; what is unknown is told to the manager, and later to the employee, as unknown. */
export const itemsChecked: Operation = ({ state }) =>
  allAttested(state) ? events({ kind: 'answered', step: 'item-check', values: {} }) : refusing('items-open')
