// The people of the golden case, their company, and what its directory knows of 林晓.
import { join } from 'node:path'
import type { EmploymentRecord, Person, PersonId } from '../src/model/person.ts'
import { companySettings } from '../src/model/settings.ts'
import { root } from '../src/packs/root.ts'
import { readYaml } from '../src/packs/yaml.ts'

const person = (id: PersonId, name: string, roles: Person['roles'], more: Partial<Person> = {}): Person => ({
  id,
  name,
  roles,
  department: '支付产品部',
  city: '上海',
  timezone: 'Asia/Shanghai',
  locale: 'zh-CN',
  ...more,
})

export const everybody: readonly Person[] = [
  person('E10866', '林晓', ['employee'], { managerId: 'E10421', hrbpId: 'E10208' }),
  person('E10421', '周航', ['manager', 'employee'], { managerId: 'E10112', hrbpId: 'E10208' }),
  person('E10208', '沈宁', ['hrbp', 'employee'], { managerId: 'E10112' }),
  person('E10233', '方蓉', ['hrbp', 'employee'], { managerId: 'E10112' }),
  person('E10112', '顾岚', ['hrd', 'employee']),
  person('E10315', '陈默', ['payroll', 'employee']),
  person('E10347', '丁予安', ['finance', 'employee']),
  person('E10392', '江屿', ['it', 'employee']),
  person('E10456', '白露', ['admin', 'employee']),
  person('E10129', '梁景行', ['signatory', 'employee']),
  person('E10188', '温言', ['helpline', 'employee'], { department: '员工关怀' }),
]

export const company = companySettings.parse(readYaml(join(root, 'sample', 'settings.yaml')))

/** An uploaded photo of the employee's. */
export const fileFact = (id: string) => ({
  id,
  name: `${id}.jpg`,
  sha256: 'ab'.repeat(32),
  size: 1024,
  mime: 'image/jpeg',
  by: 'E10866',
})

/** What the directory knows of 林晓: the golden case. */
export const linXiao: EmploymentRecord = {
  hiredOn: '2019-03-18',
  firstWorkOn: '2013-07-01',
  contractType: 'open_ended',
  contractStart: '2025-03-18',
  monthlyWage: '16000.00',
  avgWage12m: '18600.00',
  avgWage12mExclOvertime: '17400.00',
  lastMonthWage: '16000.00',
  leaveTakenDays: '4',
  uiMonths: '80',
}
