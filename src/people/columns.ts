// The columns of a file of people: what each may hold. The text of an issue is the code of its problem.
import { z } from 'zod'
import { companyZone } from '../model/dates.ts'
import { type Locale, type Role, roles } from '../model/person.ts'
import { amount, date, days, employeeNo, months } from './cells.ts'
import { cityOf } from './city.ts'
import { nearest } from './table.ts'

const roleList = z.string().transform((text, context): readonly Role[] => {
  const read: Role[] = []
  for (const word of text.split(/[;\uff1b]/).map(part => part.trim())) {
    const role = roles.find(known => known === word.toLowerCase())
    if (role) read.push(role)
    else if (word !== '')
      context.addIssue({
        code: 'custom',
        message: 'unknown-role',
        params: { name: word.slice(0, 40), closest: nearest(word, roles) ?? 'none', roles: roles.join(' ') },
      })
  }
  if (read.length === 0 && context.issues.length === 0) context.addIssue({ code: 'custom', message: 'required' })
  return [...new Set(read)]
})

const timezone = z.string().transform((text, context) => {
  const known = /^[A-Za-z]/.test(text) ? canonicalZone(text) : undefined
  if (known === undefined) context.addIssue({ code: 'custom', message: 'bad-timezone' })
  return known ?? ''
})

function canonicalZone(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

const locale = z.string().transform((text, context): Locale => {
  if (/^zh([-_](cn|hans|hans[-_]cn))?$/i.test(text)) return 'zh-CN'
  if (!/^en([-_][a-z]{2})?$/i.test(text)) context.addIssue({ code: 'custom', message: 'bad-locale' })
  return 'en'
})

/** LCL 12 knows three kinds of contract; LCL 68 adds part-time work. */
const contractTypes: Readonly<Record<string, readonly string[]>> = {
  open_ended: ['open_ended', 'open-ended', 'permanent', 'indefinite', '无固定期限'],
  fixed_term: ['fixed_term', 'fixed-term', 'fixed', '固定期限'],
  task: ['task', 'project', '以完成一定工作任务为期限', '任务'],
  part_time: ['part_time', 'part-time', '非全日制'],
}

const contractType = z.string().transform((text, context) => {
  const word = text.toLowerCase().replace(/(劳动)?合同$/, '')
  const found = Object.entries(contractTypes).find(([, words]) => words.includes(word))
  if (!found)
    context.addIssue({
      code: 'custom',
      message: 'bad-contract-type',
      params: { types: Object.keys(contractTypes).join(' ') },
    })
  return found?.[0] ?? ''
})

export const peopleRow = z.object({
  employee_no: employeeNo,
  name: z.string(),
  roles: roleList,
  email: z.email('bad-email').optional(),
  mobile: z
    .string()
    .regex(/^\+?\d[\d -]{4,18}\d$/, 'bad-mobile')
    .transform(text => text.replace(/[ -]/g, ''))
    .optional(),
  department: z.string().optional(),
  manager_no: employeeNo.optional(),
  hrbp_no: employeeNo.optional(),
  city: z.string().transform(cityOf).optional(),
  hired_on: date.optional(),
  birth_date: date.optional(),
  first_work_on: date.optional(),
  timezone: timezone.default(companyZone),
  locale: locale.default('zh-CN'),
  web_id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$/, 'bad-web-id')
    .optional(),
  /** `ou_…`, `on_…` or the company's own user id. */
  feishu_id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_@.-]{0,63}$/, 'bad-feishu-id')
    .optional(),
  dingtalk_id: z
    .string()
    .regex(/^[A-Za-z0-9$][A-Za-z0-9_@.$:-]{0,63}$/, 'bad-dingtalk-id')
    .optional(),
  slack_id: z
    .string()
    .regex(/^[UW][A-Z0-9]{2,31}$/, 'bad-slack-id')
    .optional(),
  absent_from: date.optional(),
  absent_to: date.optional(),
  delegate_no: employeeNo.optional(),
  contract_type: contractType.optional(),
  contract_start: date.optional(),
  contract_end: date.optional(),
  monthly_wage: amount.optional(),
  avg_wage_12m: amount.optional(),
  avg_wage_12m_excl_overtime: amount.optional(),
  last_month_wage: amount.optional(),
  leave_taken_days: days.optional(),
  ui_months: months.optional(),
})

export type PeopleColumn = keyof typeof peopleRow.shape
export type PeopleCells = z.infer<typeof peopleRow>

export const requiredColumns = ['employee_no', 'name', 'roles'] as const satisfies readonly PeopleColumn[]
export const peopleColumns = peopleRow.keyof().options
