// What a package keeps from its readers, and that its log can be checked event by event all the same.
import { beforeAll, describe, expect, test } from 'vitest'
import { withheldFrom } from '../../src/access/withheld.ts'
import { archiveCase } from '../../src/evidence/archive-case.ts'
import { textOfBytes } from '../../src/evidence/package/package.ts'
import { eventsOf } from '../../src/evidence/package/process-log.ts'
import { opened, verifyPackage } from '../../src/evidence/package/verify.ts'
import type { EventDraft } from '../../src/model/case-event.ts'
import { desk } from '../documents/desk.ts'
import { company } from '../documents/golden.ts'
import { archivedCase, at, logged } from './archived-case.ts'

const secrets = ['上周流产', '住院小结', '经理说今天必须签', '他催我', '说不签就调岗']
const said = (cause: string, body: EventDraft['body'], by = 'E0201'): EventDraft => ({ by, at, cause, body })
const summary = { id: 'file-of-special-1', name: '住院小结.jpg', mime: 'image/jpeg', size: 1024 }
const told: readonly EventDraft[] = [
  said('press-a', { kind: 'answered', step: 'special', values: { what: '上周流产' } }),
  said('press-b', { kind: 'chosen', instance: 'agreement-review#1', option: 'somebody' }),
  said('press-b', { kind: 'answered', step: 'agreement-review#1.pressure', values: { answer: 'yes' } }),
  said('press-b', { kind: 'pressure-reported', version: 1 }),
  said('press-c', { kind: 'survey-answered', values: { words: '经理说今天必须签 / 他催我' } }),
  said('press-d', { kind: 'noted', what: 'asked' }),
  said('press-d', { kind: 'reported-earlier' }),
  said('press-e', { kind: 'chosen', instance: 'seek-help#1', option: 'report' }),
  said('press-e', { kind: 'help-called', call: 1, what: 'report', text: '说不签就调岗' }),
  said('press-e', { kind: 'party-bound', role: 'helpline', person: 'E0209' }),
  said('press-e', { kind: 'paused', why: 'asked' }),
  said('press-f', { kind: 'read', person: 'E0209', fields: ['help'], where: 'helpline#1' }, 'E0209'),
  said('press-g', { kind: 'ended', how: 'cancelled' }),
  said('press-g', { kind: 'step-closed', instance: 'seek-help#1', how: 'superseded' }),
  said('press-a', { kind: 'chosen', instance: 'opening-notice#1', option: 'special', files: [summary] }),
]

let zip: Uint8Array
beforeAll(async () => {
  const { state } = await archivedCase()
  const events = logged(told)
  const { files } = await desk()
  const withheld = withheldFrom(events)
  const request = {
    state: { ...state, papers: [], payments: [], answers: {} },
    events,
    withheld,
    company,
    now: at,
    software: 'haosan',
    readme: 'readme',
  }
  const stored = await archiveCase(request, { files, secret: new Uint8Array(32), say: key => key })
  zip = (await files.bytes(stored.fileId)) ?? new Uint8Array()
}, 60_000)

describe('the log of a package', () => {
  test('keeps health, the survey and who felt pressed from readers, also by the kind of event', () => {
    const log = textOfBytes(opened(zip)?.get('process/events.json') ?? new Uint8Array())
    for (const secret of [...secrets, 'pressure', 'somebody', 'help', 'earlier', 'E0209'])
      expect(log).not.toContain(secret)
    expect(
      JSON.parse(log).map((event: object) => ('body' in event ? 'whole' : 'digest' in event ? 'digest' : 'place')),
    ).toEqual([
      ...['digest', 'place', 'place', 'place', 'digest', 'whole', 'place'],
      ...['place', 'place', 'place', 'place', 'place', 'whole', 'digest', 'digest'],
    ])
  })

  test('can be checked with nothing but the package: every event fits its own hash and the one before it', () => {
    expect(verifyPackage(zip)).toMatchObject({ ok: true, broken: [] })
    expect(eventsOf(opened(zip) ?? new Map())).toHaveLength(told.length)
  })

  test.each([
    ['a name', '"by": "E0201"', '"by": "E0202"', 1],
    ['a digest', '"digest": "', '"digest": "f', 1],
    ['a salt', '"salt": "grain"', '"salt": "drain"', 6],
    ['what was said', '"what": "asked"', '"what": "asket"', 6],
    ['the place of what is left out', '"seq": 3,', '"seq": 4,', 3],
  ])('names the event after one change: %s', (_, from, to, seq) => {
    const text = Buffer.from(zip).toString('latin1')
    const log = text.indexOf('"seq": 1,')
    const where = text.indexOf(from, log)
    const changed = from.length === to.length ? to : to.slice(0, from.length + 1)
    const bytes = Buffer.from(zip)
    if (from.length === changed.length) bytes.write(changed, where, 'latin1')
    // One character of the digest itself.
    else bytes.writeUInt8(bytes.readUInt8(where + from.length) === 0x66 ? 0x65 : 0x66, where + from.length)
    const { broken } = verifyPackage(bytes)
    expect(broken).toContainEqual({ path: 'process/events.json', why: 'changed' })
    expect(broken).toContainEqual({ path: `process/events.json#${seq}`, why: 'chain-broken' })
  })
})
