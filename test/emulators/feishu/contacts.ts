// The directory and the app's own settings, as the open API tells them.
import type { Hono } from 'hono'
import type { Tenant } from './tenant.ts'

export interface AppState {
  grantedScopes: readonly string[]
  subscribedEvents: readonly string[]
  subscribedCallbacks: readonly string[]
  /** Whether the app may read its own settings. */
  selfManage: boolean
  /** What the app may see of the company: everybody, or single people only. */
  sees: 'everybody' | 'single-people'
}

/** Two levels of departments, five people a page although fifty are asked for: the caller has to follow the pages. */
const pageSize = 5
const rootDepartment = 'od-root'
const below = ['od-product', 'od-support']

export function contacts(api: Hono, tenant: Tenant, appId: string, state: AppState): void {
  const ok = (data: unknown) => ({ code: 0, msg: 'success', data })
  const known = () => [...tenant.members.values()].filter(member => member.employeeNo !== undefined)
  const view = (openId: string) => {
    const member = tenant.member(openId)
    return {
      open_id: openId,
      union_id: `on_${openId.slice(3)}`,
      employee_no: member.employeeNo,
      enterprise_email: member.enterpriseEmail,
      status: { is_resigned: member.state === 'left', is_exited: false, is_frozen: false, is_activated: true },
    }
  }
  const paged = <T>(all: readonly T[], token: string | undefined) => {
    const from = Number(token ?? 0)
    const items = all.slice(from, from + pageSize)
    const more = from + pageSize < all.length
    return { items, has_more: more, ...(more ? { page_token: String(from + pageSize) } : {}) }
  }

  api.get('/open-apis/contact/v3/scopes', c =>
    c.json(
      ok(
        state.sees === 'everybody'
          ? { department_ids: [rootDepartment], user_ids: [], has_more: false }
          : { department_ids: [], user_ids: known().map(member => member.openId), has_more: false },
      ),
    ),
  )
  api.get('/open-apis/contact/v3/departments/:id/children', c =>
    c.json(
      ok(paged(c.req.param('id') === rootDepartment ? below.map(id => ({ open_department_id: id })) : [], undefined)),
    ),
  )
  api.get('/open-apis/contact/v3/users/find_by_department', c => {
    const department = c.req.query('department_id') ?? ''
    const index = [rootDepartment, ...below].indexOf(department)
    if (index < 0) return c.json({ code: 40004, msg: 'no dept authority error' }, 400)
    const own = known().filter((_, position) => position % 3 === index)
    return c.json(
      ok(
        paged(
          own.map(member => view(member.openId)),
          c.req.query('page_token'),
        ),
      ),
    )
  })
  api.get('/open-apis/contact/v3/users/:id', c => c.json(ok({ user: view(c.req.param('id')) })))

  api.get('/open-apis/application/v6/scopes', c =>
    c.json(ok({ scopes: state.grantedScopes.map(scope_name => ({ scope_name, grant_status: 1 })) })),
  )
  api.get('/open-apis/application/v6/applications/:id', c =>
    state.selfManage && c.req.param('id') === appId
      ? c.json(
          ok({
            app: {
              event: { subscribed_events: state.subscribedEvents },
              callback: { subscribed_callbacks: state.subscribedCallbacks },
            },
          }),
        )
      : c.json({ code: 99991672, msg: 'Access denied. One of the following scopes is required' }, 400),
  )
}
