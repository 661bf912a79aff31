// Everybody of the organisation that the app may see: departments from the root, the members of each, page by page.
import { z } from 'zod'
import type { DirectoryEntry } from '../../src/ports/platform.ts'
import type { DingtalkApi } from './api.ts'
import { shaped } from './exchange.ts'

const departments = z.looseObject({ result: z.array(z.looseObject({ dept_id: z.number() })) })
const members = z.looseObject({
  result: z.looseObject({
    has_more: z.boolean(),
    next_cursor: z.number().optional(),
    list: z.array(
      z.looseObject({
        userid: z.string().min(1),
        job_number: z.string().nullish(),
        org_email: z.string().nullish(),
      }),
    ),
  }),
})

const rootDepartment = 1
const pageSize = 100

/** Each person once; throws AppError `credentials` without the right to read contacts. */
export async function* listPeople(api: DingtalkApi): AsyncGenerator<DirectoryEntry> {
  const seen = new Set<string>()
  const waiting = [rootDepartment]
  const visited = new Set(waiting)
  for (let department = waiting.shift(); department !== undefined; department = waiting.shift()) {
    for await (const person of membersOf(api, department)) {
      // Somebody may belong to several departments.
      if (seen.has(person.account.id)) continue
      seen.add(person.account.id)
      yield person
    }
    const path = '/topapi/v2/department/listsub'
    const { result } = shaped(departments, await api.oapi(path, { dept_id: department }), path)
    for (const { dept_id: child } of result) {
      if (visited.has(child)) continue
      visited.add(child)
      waiting.push(child)
    }
  }
}

async function* membersOf(api: DingtalkApi, department: number): AsyncGenerator<DirectoryEntry> {
  const path = '/topapi/v2/user/list'
  let cursor: number | undefined = 0
  while (cursor !== undefined) {
    const body: object = { dept_id: department, cursor, size: pageSize, contain_access_limit: false }
    const { result }: z.infer<typeof members> = shaped(members, await api.oapi(path, body), path)
    for (const { userid, job_number: employeeNo, org_email: email } of result.list) {
      // `email` of the profile is typed by anybody; `org_email` is the mailbox that the organisation itself gives out.
      yield {
        account: { platform: 'dingtalk', id: userid },
        employeeNo: employeeNo || undefined,
        email: email || undefined,
        active: true,
      }
    }
    cursor = result.has_more ? result.next_cursor : undefined
  }
}
