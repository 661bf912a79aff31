// Who takes part: people of the company, their roles and their accounts on a messenger.
import { companyZone, type DateText } from './dates.ts'

/** The employee number; it is how a person is named everywhere in the record. */
export type PersonId = string

export const roles = [
  'employee',
  'manager',
  'hrbp',
  'hrd',
  'payroll',
  'finance',
  'legal',
  'it',
  'admin',
  'signatory',
  'auditor',
  'sysadmin',
  'secadmin',
  'helpline',
] as const
export type Role = (typeof roles)[number]

export type Locale = 'zh-CN' | 'en'

/** What a directory knows of a person without touching a sealed field. */
export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly roles: readonly Role[]
  readonly department?: string | undefined
  readonly city?: string | undefined
  readonly managerId?: PersonId | undefined
  readonly hrbpId?: PersonId | undefined
  readonly timezone: string
  readonly locale: Locale
  readonly absence?:
    | { readonly from: DateText; readonly to: DateText; readonly delegateId?: PersonId | undefined }
    | undefined
}

/** Employment facts of a person; sealed at rest, read only for a case this person is the subject of. */
export interface EmploymentRecord {
  readonly hiredOn?: DateText | undefined
  readonly birthDate?: DateText | undefined
  readonly firstWorkOn?: DateText | undefined
  readonly contractType?: string | undefined
  readonly contractStart?: DateText | undefined
  readonly contractEnd?: DateText | undefined
  readonly monthlyWage?: string | undefined
  readonly avgWage12m?: string | undefined
  readonly avgWage12mExclOvertime?: string | undefined
  readonly lastMonthWage?: string | undefined
  readonly leaveTakenDays?: string | undefined
  readonly uiMonths?: string | undefined
}

export const platformNames = ['web', 'feishu', 'dingtalk', 'slack'] as const
export type PlatformName = (typeof platformNames)[number]

/** An account on one platform. */
export interface AccountRef {
  readonly platform: PlatformName
  readonly id: string
}

/** The directory as one decision sees it: a snapshot, asked by id or role. */
export interface People {
  find(id: PersonId): Person | undefined
  withRole(role: Role): readonly Person[]
  all(): readonly Person[]
}

/** The zone in which a person's days and hours are counted. */
export const zoneOf = (people: Pick<People, 'find'>, id: PersonId | undefined): string =>
  (id === undefined ? undefined : people.find(id)?.timezone) ?? companyZone
