// Documented payloads and what they become; what is not for Haosan is nothing.
import { describe, expect, test } from 'vitest'
import { readState } from './cards/form.ts'
import { viewSubmission } from './payload.ts'
import { readPayload } from './read.ts'
import appHomeOpened from './samples/app-home-opened.json'
import blockActions from './samples/block-actions.json'
import botMessage from './samples/bot-message.json'
import messageChanged from './samples/message-changed.json'
import messageIm from './samples/message-im.json'
import submission from './samples/view-submission.json'

const at = '2025-10-27T01:00:00.000Z'
const read = (payload: unknown) => readPayload(payload, at)
const changed = (change: object, event: object = {}) => ({
  ...messageIm.payload,
  ...change,
  event: { ...messageIm.payload.event, ...event },
})

describe('what Slack says', () => {
  test('given a text in the private conversation, then it is what the person saw, keyed by its place', () => {
    expect(read(messageIm.payload)).toEqual({
      kind: 'event',
      account: { platform: 'slack', id: 'U2147483697' },
      channel: 'D024BE91L',
      event: {
        key: 'slack:message:D024BE91L:1355517523.000005',
        from: { platform: 'slack', id: 'U2147483697' },
        at,
        what: { kind: 'text', text: 'a <b> & example.com @U2147483698' },
      },
    })
  })

  test('given the same text delivered as another event, then its key is the same', () => {
    const again = read(changed({ event_id: 'Ev999' }))
    expect(again).toEqual(read(messageIm.payload))
  })

  test('given the messages tab is opened, then somebody opened the conversation; another tab is nothing', () => {
    expect(read(appHomeOpened.payload)).toMatchObject({ event: { key: 'slack:Ev123ABC459', what: { kind: 'opened' } } })
    const home = { ...appHomeOpened.payload, event: { ...appHomeOpened.payload.event, tab: 'home' } }
    expect(read(home).kind).toBe('nothing')
  })

  test.each([
    ['an edit', messageChanged.payload],
    ['a bot', botMessage.payload],
    ['a channel', changed({}, { channel_type: 'channel' })],
    ['a group of several', changed({}, { channel_type: 'mpim' })],
    ['a channel shared with another company', changed({ is_ext_shared_channel: true })],
    ['an empty text', changed({}, { text: '  ' })],
    ['somebody who joined', changed({}, { subtype: 'channel_join' })],
    ['a person of another workspace', { ...blockActions.payload, user: { id: 'U1', team_id: 'T999' } }],
    [
      'a link button',
      { ...blockActions.payload, actions: [{ ...blockActions.payload.actions[0], action_id: 'link:x' }] },
    ],
    [
      'a control of another app',
      { ...blockActions.payload, actions: [{ ...blockActions.payload.actions[0], action_id: 'x' }] },
    ],
    ['no object', 'text'],
    ['nothing', null],
    ['an unknown type', { type: 'shortcut' }],
  ])('given %s, then nothing happened for Haosan', (_, payload) => {
    expect(read(payload).kind).toBe('nothing')
  })

  test('given a text beyond the limit or a file by itself, then it is answered and not kept', () => {
    expect(read(changed({}, { text: '长'.repeat(4_001) })).kind).toBe('too-long')
    expect(read(changed({}, { text: '长'.repeat(4_000) })).kind).toBe('event')
    expect(read(changed({}, { text: '', subtype: 'file_share' })).kind).toBe('loose-file')
  })

  test('given a button at a money line, then the click says card, option, line and token', () => {
    expect(read(blockActions.payload)).toMatchObject({
      kind: 'click',
      account: { platform: 'slack', id: 'UA8RXUSPL' },
      address: { verb: 'press', what: 'ok', row: 'overtime' },
      cardKey: 'hs-1/settlement-review#2/E10866',
      value: 'signed-token',
      key: 'slack:click:DBNHMTHEC:1548261231.000200:UA8RXUSPL:1548426417.840180',
    })
  })

  test('given a person of the same organisation on Enterprise Grid, then the workspace they come from does not matter', () => {
    const grid = { ...blockActions.payload, enterprise: { id: 'E1' }, user: { id: 'U1', team_id: 'T999' } }
    expect(read(grid).kind).toBe('click')
  })

  test('given a form, then its values have their names, a tick is one text, and what is empty stays at home', () => {
    expect(readState(viewSubmission.parse(submission.payload))).toEqual({
      values: { said: 'two Saturdays', line: 'overtime', day: '2025-10-27', parts: ['x'], agree: 'yes' },
      files: { files: [expect.objectContaining({ id: 'F123ABC456', name: 'photo.png' })] },
    })
  })
})
