// The contender Chat SDK with its Slack adapter and a state in memory, as fast as it gets: answers every message with a short one.
import { createSlackAdapter } from '@chat-adapter/slack'
import { serve } from '@hono/node-server'
import { type Adapter, Chat } from 'chat'
import { memoryState } from './memory-state.ts'
import { secret, token } from './slack.ts'

// Its own adapter does not fit its own interface under exactOptionalPropertyTypes.
const slack = createSlackAdapter({
  botToken: token,
  signingSecret: secret,
  apiUrl: process.env.SLACK_API ?? '',
}) as Adapter
const bot = new Chat({
  userName: 'bot',
  logger: 'silent',
  state: memoryState(),
  adapters: { slack },
})
bot.onDirectMessage(async thread => {
  await thread.post('ok')
})
await bot.initialize()
const refused = new Response(null, { status: 500 })
serve({ port: 0, hostname: '127.0.0.1', fetch: asked => bot.webhooks.slack?.(asked) ?? refused }, info => {
  process.send?.({ port: info.port, path: '/', bill: [process.pid] })
})
