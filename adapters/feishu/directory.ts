// Everybody of the company's directory that the app may see: open id, employee number, the company's own mail address.
import { z } from 'zod'
import type { DirectoryEntry } from '../../src/ports/platform.ts'
import type { FeishuApi } from './api.ts'

const pageSize = 50

const page = z.object({ has_more: z.boolean().optional(), page_token: z.string().optional() })
const user = z.object({
  open_id: z.string().min(1),
  union_id: z.string().optional(),
  user_id: z.string().optional(),
  employee_no: z.string().optional(),
  // `email` is what somebody typed; the address of the company's own mail is given out by Feishu.
  enterprise_email: z.string().optional(),
  status: z
    .object({
      is_resigned: z.boolean().optional(),
      is_exited: z.boolean().optional(),
      is_frozen: z.boolean().optional(),
    })
    .optional(),
})
const users = page.extend({ items: z.array(user).optional() })
const departments = page.extend({ items: z.array(z.object({ open_department_id: z.string() })).optional() })
/** What the app was given to see: whole departments, or single people. */
const scope = page.extend({
  department_ids: z.array(z.string()).optional(),
  user_ids: z.array(z.string()).optional(),
})
const oneUser = z.object({ user })

/**
 * Each person once, also when several departments have them. Throws AppError as the API does: `credentials` without the
 * contact scopes, `throttled`, `unavailable`.
 */
export async function* people(api: FeishuApi): AsyncIterable<DirectoryEntry> {
  const told = new Set<string>()
  for await (const person of visiblePeople(api)) {
    if (told.has(person.open_id)) continue
    told.add(person.open_id)
    yield entryOf(person)
  }
}

type User = z.infer<typeof user>

async function* visiblePeople(api: FeishuApi): AsyncIterable<User> {
  const visible = { departments: [] as string[], people: [] as string[] }
  for await (const part of pages(api, '/open-apis/contact/v3/scopes', scope, { user_id_type: 'open_id' })) {
    visible.departments.push(...(part.department_ids ?? []))
    visible.people.push(...(part.user_ids ?? []))
  }
  for (const root of visible.departments) {
    for (const department of await departmentsFrom(api, root)) yield* membersOf(api, department)
  }
  for (const id of visible.people) {
    const person = await onePerson(api, id)
    if (person !== undefined) yield person
  }
}

/** A department and all below it. */
async function departmentsFrom(api: FeishuApi, root: string): Promise<readonly string[]> {
  const below = `/open-apis/contact/v3/departments/${encodeURIComponent(root)}/children`
  const all = [root]
  for await (const part of pages(api, below, departments, { fetch_child: true })) {
    all.push(...(part.items ?? []).map(one => one.open_department_id))
  }
  return all
}

async function* membersOf(api: FeishuApi, department: string): AsyncIterable<User> {
  const at = '/open-apis/contact/v3/users/find_by_department'
  const asked = { department_id: department, user_id_type: 'open_id' }
  for await (const part of pages(api, at, users, asked)) yield* part.items ?? []
}

async function onePerson(api: FeishuApi, id: string): Promise<User | undefined> {
  const path = `/open-apis/contact/v3/users/${encodeURIComponent(id)}`
  const found = oneUser.safeParse(await api.call({ method: 'GET', path, params: { user_id_type: 'open_id' } }))
  return found.data?.user
}

function entryOf({ open_id, union_id, user_id, employee_no, enterprise_email, status }: User): DirectoryEntry {
  const text = (value: string | undefined): string | undefined => (value?.trim() ? value.trim() : undefined)
  return {
    account: { platform: 'feishu', id: open_id },
    also: [union_id ?? '', user_id ?? ''].filter(id => id !== ''),
    employeeNo: text(employee_no),
    email: text(enterprise_email),
    active: !(status?.is_resigned || status?.is_exited),
  }
}

async function* pages<T extends z.infer<typeof page>>(
  api: FeishuApi,
  path: string,
  shape: z.ZodType<T>,
  params: Readonly<Record<string, string | boolean>>,
): AsyncIterable<T> {
  let token: string | undefined
  do {
    const asked = { ...params, page_size: pageSize, ...(token && { page_token: token }) }
    const part = shape.parse(await api.call({ method: 'GET', path, params: asked }))
    yield part
    token = part.has_more ? part.page_token : undefined
  } while (token !== undefined && token !== '')
}
