// What a line cannot know by itself: order of its dates, people it names, numbers and accounts that appear twice.
import type { PersonId } from '../model/person.ts'
import type { PeopleCells, PeopleColumn } from './columns.ts'
import type { PeopleContext, ReadRow } from './good-row.ts'
import type { Problem } from './problem.ts'

type Check = (row: ReadRow) => readonly Problem[]

type DateColumn = Extract<
  PeopleColumn,
  'birth_date' | 'first_work_on' | 'hired_on' | 'absent_from' | 'absent_to' | 'contract_start' | 'contract_end'
>

/** The first is never later than the second. */
const inOrder: readonly (readonly [DateColumn, DateColumn])[] = [
  ['birth_date', 'first_work_on'],
  ['birth_date', 'hired_on'],
  ['first_work_on', 'hired_on'],
  ['absent_from', 'absent_to'],
  ['contract_start', 'contract_end'],
]

const notAfterToday: readonly DateColumn[] = ['birth_date', 'first_work_on', 'hired_on']

const datesMakeSense =
  (today: string): Check =>
  ({ line, cells }) => {
    const late = (column: DateColumn) => (cells[column] ?? '') > today
    return [
      ...notAfterToday.filter(late).map((column): Problem => ({ line, column, code: 'date-in-future' })),
      ...inOrder.flatMap(([first, second]): Problem[] => {
        const [from, to] = [cells[first], cells[second]]
        const wrong = from !== undefined && to !== undefined && from > to
        return wrong ? [{ line, column: second, code: 'date-order', values: { first, second } }] : []
      }),
    ]
  }

const absenceIsComplete: Check = ({ line, cells }) => {
  if ((cells.absent_from === undefined) === (cells.absent_to === undefined)) return []
  return [{ line, column: cells.absent_from === undefined ? 'absent_from' : 'absent_to', code: 'absence-incomplete' }]
}

const references = ['manager_no', 'hrbp_no', 'delegate_no'] as const

const peopleExist =
  (exists: (id: PersonId) => boolean): Check =>
  ({ line, cells }) =>
    references.flatMap((column): Problem[] => {
      const id = cells[column]
      if (id === undefined) return []
      if (id === cells.employee_no) return [{ line, column, code: 'names-oneself' }]
      return exists(id) ? [] : [{ line, column, code: 'unknown-person', values: { id } }]
    })

const hrbpIsOne =
  (rolesOf: (id: PersonId) => PeopleCells['roles'] | undefined): Check =>
  ({ line, cells }) => {
    const held = cells.hrbp_no === undefined ? undefined : rolesOf(cells.hrbp_no)
    if (!held || held.includes('hrbp')) return []
    return [{ line, column: 'hrbp_no', code: 'not-an-hrbp', values: { id: cells.hrbp_no ?? '' } }]
  }

/** Remembers the line a key was first seen on; gives it back when the key comes again. */
function firstLines() {
  const seen = new Map<string, number>()
  return (key: string, line: number): number | undefined => {
    const first = seen.get(key)
    if (first === undefined) seen.set(key, line)
    return first
  }
}

function numbersAreUnique(): Check {
  const firstLine = firstLines()
  return ({ line, cells }) => {
    const first = firstLine(cells.employee_no, line)
    if (first === undefined) return []
    return [{ line, column: 'employee_no', code: 'duplicate-employee-no', values: { first } }]
  }
}

function accountsAreUnique(): Check {
  const firstLine = firstLines()
  return ({ line, row }) =>
    row.accounts.flatMap(({ platform, id }): Problem[] => {
      const first = firstLine(`${platform} ${id}`, line)
      return first === undefined
        ? []
        : [{ line, column: `${platform}_id`, code: 'duplicate-account', values: { first } }]
    })
}

/** Problems in the order of the lines; none when the rows fit each other and the directory as it is. */
export function checkTogether(
  rows: readonly ReadRow[],
  named: ReadonlySet<PersonId>,
  { directory, today }: PeopleContext,
): readonly Problem[] {
  const byId = new Map(rows.map(({ cells }) => [cells.employee_no, cells]))
  const checks: readonly Check[] = [
    datesMakeSense(today),
    absenceIsComplete,
    peopleExist(id => named.has(id) || directory.find(id) !== undefined),
    hrbpIsOne(id => byId.get(id)?.roles ?? (named.has(id) ? undefined : directory.find(id)?.roles)),
    numbersAreUnique(),
    accountsAreUnique(),
  ]
  return rows.flatMap(row => checks.flatMap(check => check(row)))
}
