// What is delivered: one event for a message however often it comes, another one for a second press.
import { describe, expect, test } from 'vitest'
import { formTokenOf, pressEvent, pressedWith, readClick, readMessage } from './read.ts'
import clicked from './samples/card-click.json' with { type: 'json' }
import sentFile from './samples/message-file.json' with { type: 'json' }
import grouped from './samples/message-group.json' with { type: 'json' }
import typed from './samples/message-text.json' with { type: 'json' }

const now = '2025-10-20T01:00:00.000Z'
const message = (more: object) => readMessage({ ...typed.data, ...more }, now)
const click = (params: object, more: object = {}) =>
  readClick({
    ...clicked.data,
    ...more,
    content: JSON.stringify({ cardPrivateData: { actionIds: ['press'], params } }),
  })

describe('a message', () => {
  test('given the same one twice, then it is one event; another one is another', () => {
    const keys = [message({}), message({}), message({ msgId: 'msgOther' })].map(
      one => one?.kind === 'event' && one.event.key,
    )
    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[0])
  })

  test('given a time that is none, then the message counts all the same: its time is ours', () => {
    expect(message({ createAt: 1e20 })).toMatchObject({ kind: 'event', event: { at: now } })
  })

  test('given a text over 4,000 letters, a voice message or a group, then one sentence and no event', () => {
    expect(message({ text: { content: '长'.repeat(4_001) } })).toMatchObject({
      kind: 'answered',
      words: 'dingtalk.message-too-long',
    })
    expect(message({ msgtype: 'audio', content: { recognition: '我同意' } })).toMatchObject({
      words: 'dingtalk.only-text',
    })
    expect(readMessage(grouped.data, now)).toMatchObject({ words: 'dingtalk.only-private' })
  })

  test('given a file, then its code and name are taken; given nothing readable, then nothing', () => {
    expect(readMessage(sentFile.data, now)).toMatchObject({
      kind: 'file',
      code: 'mIofN681YE3f',
      name: '部门调整文件.txt',
    })
    expect([undefined, 'x', {}, { msgId: 1 }].map(data => readMessage(data, now))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(message({ text: { content: '   ' } })).toBeUndefined()
  })
})

describe('a click', () => {
  const eventOf = (params: object) => {
    const read = click(params)
    const what = read && pressedWith(read)
    return read && what && pressEvent(read, what, now)
  }

  test('given a redelivery, then the key is the same; given a press of a later showing, then it is another', () => {
    expect(eventOf({ t: 'a.b', n: '1' })?.key).toBe(eventOf({ t: 'a.b', n: '1' })?.key)
    expect(eventOf({ t: 'a.b', n: '2' })?.key).not.toBe(eventOf({ t: 'a.b', n: '1' })?.key)
  })

  test('given a form, then the order of its fields does not matter and its values do', () => {
    const t = formTokenOf('a.b', 'turn', 'question')
    const one = eventOf({ t, form: { a: '1', b: '2' } })
    expect(one).toMatchObject({ what: { token: 'a.b', values: { a: '1', b: '2' } } })
    expect(eventOf({ t, form: { b: '2', a: '1' } })?.key).toBe(one?.key)
    expect(eventOf({ t, form: { a: '1', b: '3' } })?.key).not.toBe(one?.key)
  })

  test('given fields beyond our limits, names that are none or an id of another kind, then it is not read', () => {
    expect(click({ t: 'a.b', form: { a: 'x'.repeat(4_001) } })).toBeUndefined()
    expect(click({ t: 'a.b', form: { 'no name': 'x' } })).toBeUndefined()
    expect(click({ t: 'a.b' }, { userIdType: 2 })).toBeUndefined()
    expect(readClick({ ...clicked.data, content: 'not json' })).toBeUndefined()
  })
})
