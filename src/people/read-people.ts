// A CSV file of people → rows for the directory, or everything that is wrong with it. Nothing of a file is kept unless all of it is good.
import type { AccountRef, PersonId } from '../model/person.ts'
import type { PersonRow } from '../ports/people-store.ts'
import { type PeopleCells, peopleColumns, peopleRow, requiredColumns } from './columns.ts'
import { checkTogether } from './cross-check.ts'
import { decode } from './decode.ts'
import type { PeopleContext, ReadRow } from './good-row.ts'
import { problemOf } from './issue.ts'
import type { Problem } from './problem.ts'
import { readTable } from './table.ts'

const largestFile = 20 * 1024 * 1024
const mostRows = 50_000

export interface GoodFile {
  readonly ok: true
  readonly rows: readonly PersonRow[]
  /** Where each person stands in the file. */
  readonly lines: ReadonlyMap<PersonId, number>
}

type PeopleFile = GoodFile | { readonly ok: false; readonly problems: readonly Problem[] }

export function readPeopleCsv(bytes: Uint8Array, context: PeopleContext): PeopleFile {
  if (bytes.length > largestFile) return { ok: false, problems: [{ line: 1, code: 'too-large', values: { most: 20 } }] }
  const decoded = decode(bytes)
  if (!decoded.ok) return { ok: false, problems: [{ line: 1, code: decoded.code }] }
  const table = readTable(decoded.text, { columns: peopleColumns, required: requiredColumns, mostRows })
  if (!table.ok) return table

  const problems: Problem[] = []
  const read: ReadRow[] = []
  for (const row of table.rows) {
    const parsed = peopleRow.safeParse(row.cells)
    if (parsed.success) read.push({ line: row.line, cells: parsed.data, row: personRow(parsed.data) })
    else problems.push(...parsed.error.issues.map(issue => problemOf(row.line, issue)))
  }
  // References are judged against every line of the file, also those with another fault.
  const named = new Set(table.rows.flatMap(({ cells }) => cells.employee_no ?? []))
  problems.push(...checkTogether(read, named, context))
  if (problems.length > 0) return { ok: false, problems: problems.sort((a, b) => a.line - b.line) }
  return {
    ok: true,
    rows: read.map(({ row }) => row),
    lines: new Map(read.map(({ line, row }) => [row.person.id, line])),
  }
}

function personRow(cells: PeopleCells): PersonRow {
  const { absent_from: from, absent_to: to } = cells
  return {
    person: {
      id: cells.employee_no,
      name: cells.name,
      roles: cells.roles,
      department: cells.department,
      city: cells.city,
      managerId: cells.manager_no,
      hrbpId: cells.hrbp_no,
      timezone: cells.timezone,
      locale: cells.locale,
      absence: from !== undefined && to !== undefined ? { from, to, delegateId: cells.delegate_no } : undefined,
    },
    accounts: accountsOf(cells),
    email: cells.email,
    mobile: cells.mobile,
    record: {
      hiredOn: cells.hired_on,
      birthDate: cells.birth_date,
      firstWorkOn: cells.first_work_on,
      contractType: cells.contract_type,
      contractStart: cells.contract_start,
      contractEnd: cells.contract_end,
      monthlyWage: cells.monthly_wage,
      avgWage12m: cells.avg_wage_12m,
      avgWage12mExclOvertime: cells.avg_wage_12m_excl_overtime,
      lastMonthWage: cells.last_month_wage,
      leaveTakenDays: cells.leave_taken_days,
      uiMonths: cells.ui_months,
    },
  }
}

function accountsOf(cells: PeopleCells): readonly AccountRef[] {
  const accounts: AccountRef[] = [{ platform: 'web', id: cells.web_id ?? cells.employee_no }]
  if (cells.feishu_id !== undefined) accounts.push({ platform: 'feishu', id: cells.feishu_id })
  if (cells.dingtalk_id !== undefined) accounts.push({ platform: 'dingtalk', id: cells.dingtalk_id })
  if (cells.slack_id !== undefined) accounts.push({ platform: 'slack', id: cells.slack_id })
  return accounts
}
