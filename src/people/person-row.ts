// The cells of a line as a row of the directory, and back: a file that lacks a column leaves what is known of it.
import type { AccountRef, PlatformName } from '../model/person.ts'
import type { PersonRow } from '../ports/people-store.ts'
import type { PeopleCells, PeopleColumn } from './columns.ts'

/** What a line becomes for somebody who is in the directory already: only the columns of the file change anything. */
export function updated(before: PersonRow, row: PersonRow, columns: readonly PeopleColumn[]): PersonRow {
  const told = cellsOf(row)
  return personRow({ ...cellsOf(before), ...Object.fromEntries(columns.map(column => [column, told[column]])) })
}

/** An absent cell stays undefined; the row says nothing about it. */
export function personRow(cells: PeopleCells): PersonRow {
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

function cellsOf({ person, accounts, email, mobile, record }: PersonRow): PeopleCells {
  const on = (platform: PlatformName) => accounts.find(account => account.platform === platform)?.id
  return {
    employee_no: person.id,
    name: person.name,
    roles: person.roles,
    email,
    mobile,
    department: person.department,
    manager_no: person.managerId,
    hrbp_no: person.hrbpId,
    city: person.city,
    hired_on: record.hiredOn,
    birth_date: record.birthDate,
    first_work_on: record.firstWorkOn,
    timezone: person.timezone,
    locale: person.locale,
    web_id: on('web'),
    feishu_id: on('feishu'),
    dingtalk_id: on('dingtalk'),
    slack_id: on('slack'),
    absent_from: person.absence?.from,
    absent_to: person.absence?.to,
    delegate_no: person.absence?.delegateId,
    contract_type: record.contractType,
    contract_start: record.contractStart,
    contract_end: record.contractEnd,
    monthly_wage: record.monthlyWage,
    avg_wage_12m: record.avgWage12m,
    avg_wage_12m_excl_overtime: record.avgWage12mExclOvertime,
    last_month_wage: record.lastMonthWage,
    leave_taken_days: record.leaveTakenDays,
    ui_months: record.uiMonths,
  }
}
