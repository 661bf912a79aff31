// The contender `@slack/bolt` on its HTTP receiver: answers every message with a short one.
import type { AddressInfo } from 'node:net'
import { App, LogLevel } from '@slack/bolt'
import { secret, token } from './slack.ts'

const app = new App({
  token,
  signingSecret: secret,
  clientOptions: { slackApiUrl: process.env.SLACK_API ?? '' },
  logLevel: LogLevel.ERROR,
})
app.message(async ({ say }) => {
  await say('ok')
})
const server = await app.start({ port: 0, host: '127.0.0.1' })
process.send?.({ port: (server.address() as AddressInfo).port, path: '/slack/events', bill: [process.pid] })
