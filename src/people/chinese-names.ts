// What Chinese HR systems call our columns, so that a file that still has its own header is told the right names.
import type { PeopleColumn } from './columns.ts'

const names: Readonly<Partial<Record<PeopleColumn, readonly string[]>>> = {
  employee_no: ['工号', '员工工号', '员工编号', '人员编号'],
  name: ['姓名', '员工姓名'],
  roles: ['角色'],
  email: ['邮箱', '电子邮箱', '工作邮箱', '企业邮箱'],
  mobile: ['手机', '手机号', '手机号码', '联系电话'],
  department: ['部门', '所属部门', '所在部门'],
  manager_no: ['上级工号', '直属上级', '直接上级', '汇报对象'],
  hrbp_no: ['HRBP', 'HRBP工号'],
  city: ['城市', '工作城市', '工作地', '工作地点'],
  hired_on: ['入职日期', '入职时间'],
  birth_date: ['出生日期', '生日'],
  first_work_on: ['参加工作日期', '参加工作时间', '首次参加工作日期', '首次参加工作时间'],
  timezone: ['时区'],
  locale: ['语言'],
  contract_type: ['合同类型', '劳动合同类型'],
  contract_start: ['合同开始日期', '合同起始日期'],
  contract_end: ['合同结束日期', '合同终止日期', '合同到期日'],
  monthly_wage: ['月工资', '月薪'],
  avg_wage_12m: ['近12个月平均工资', '前12个月平均工资'],
  last_month_wage: ['上月工资'],
  leave_taken_days: ['已休年假', '已休年假天数'],
  ui_months: ['失业保险缴费月数'],
}

/** By the name a person wrote, without its spaces. */
export const chineseNames: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([column, known]) => known.map(name => [name, column] as const)),
)
