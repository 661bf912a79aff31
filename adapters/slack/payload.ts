// The parts of Slack's payloads that Haosan reads (docs.slack.dev/apis/events-api, /reference/interaction-payloads).
import { z } from 'zod'

const id = z.string().min(1).max(64)

export const message = z.object({
  type: z.literal('message'),
  channel_type: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  user: id.optional(),
  channel: id,
  text: z.string().default(''),
  ts: z.string(),
})

const homeOpened = z.object({
  type: z.literal('app_home_opened'),
  user: id,
  channel: id.optional(),
  tab: z.string(),
})

const otherEvent = z.object({ type: z.string() })

export const eventCallback = z.object({
  type: z.literal('event_callback'),
  team_id: id,
  event_id: z.string().min(1).max(100),
  event_time: z.number(),
  is_ext_shared_channel: z.boolean().optional(),
  event: z.union([message, homeOpened, otherEvent]),
})

const user = z.object({ id, team_id: id.optional() })
const team = z.object({ id }).nullish()
const enterprise = z.object({ id }).nullish()

export const blockActions = z.object({
  type: z.literal('block_actions'),
  user,
  team,
  enterprise,
  trigger_id: z.string().optional(),
  channel: z.object({ id }).optional(),
  container: z.object({ message_ts: z.string().optional() }).optional(),
  view: z.object({ id, hash: z.string().optional(), private_metadata: z.string().default('') }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string(),
        value: z.string().optional(),
        action_ts: z.string(),
      }),
    )
    .min(1),
})
export type BlockActions = z.infer<typeof blockActions>

const option = z.object({ value: z.string() })
export const uploaded = z.object({
  id,
  name: z.string().nullish(),
  size: z.number().optional(),
  url_private_download: z.string().optional(),
})
export type Uploaded = z.infer<typeof uploaded>

/** What stands in one input of a modal when it is handed in. */
export const entered = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  files: z.array(uploaded).nullish(),
})

export const viewSubmission = z.object({
  type: z.literal('view_submission'),
  user,
  team,
  enterprise,
  view: z.object({
    id,
    hash: z.string().optional(),
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), entered)) }),
  }),
})
export type ViewSubmission = z.infer<typeof viewSubmission>
