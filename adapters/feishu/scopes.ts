// The permissions of the app: what each is for, and which are granted.
import { z } from 'zod'
import type { FeishuApi } from './api.ts'

/** Without messages nothing works; files and people have another way. */
export const scopes: readonly { readonly name: string; readonly for: 'messages' | 'files' | 'people' }[] = [
  { name: 'im:message:send_as_bot', for: 'messages' },
  { name: 'im:message.p2p_msg:readonly', for: 'messages' },
  { name: 'im:resource', for: 'files' },
  { name: 'im:message:readonly', for: 'files' },
  { name: 'contact:contact.base:readonly', for: 'people' },
  { name: 'contact:user.employee_number:read', for: 'people' },
  { name: 'contact:user.email:readonly', for: 'people' },
  { name: 'contact:user.employee:readonly', for: 'people' },
]

/** Without it a group tells the bot only what mentions it: a record would have holes. */
export const hearingScope = 'im:message.group_msg'

/** Beyond what the rest of the adapter needs; a company that wants no talk rooms leaves them out. */
export const roomScopes: readonly string[] = [
  hearingScope,
  'im:chat:create',
  'im:chat.members:write_only',
  'im:chat.moderation:write_only',
]

const answered = z.object({
  scopes: z.array(z.object({ scope_name: z.string(), grant_status: z.number() })).optional(),
})

/** Feishu's answer as it is; also the cheapest proof that the credentials work. */
export const askScopes = (api: FeishuApi): Promise<unknown> =>
  api.call({ method: 'GET', path: '/open-apis/application/v6/scopes' })

/** Undefined when the answer does not say. */
export function readScopes(answer: unknown): ReadonlySet<string> | undefined {
  const read = answered.safeParse(answer)
  if (!read.success) return undefined
  return new Set((read.data.scopes ?? []).filter(one => one.grant_status === 1).map(one => one.scope_name))
}

/** By name; undefined when the answer does not tell. */
export const grantedScopes = async (api: FeishuApi): Promise<ReadonlySet<string> | undefined> =>
  readScopes(await askScopes(api))
