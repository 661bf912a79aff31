// Files of personnel data as HR exports them: good ones become rows with their origin, bad ones places and cures.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { Person } from '../model/person.ts'
import { dataKinds } from '../model/personnel-file.ts'
import { readPeopleCsv } from '../people/read-people.ts'
import { fileKinds } from './columns.ts'
import { readDataCsv } from './read-data.ts'

const sample = (name: string): Uint8Array => readFileSync(new URL(`../../sample/${name}`, import.meta.url))
const people = readPeopleCsv(sample('people.csv'), { directory: { find: () => undefined }, today: '2025-10-20' })
if (!people.ok) throw new Error('the sample company is damaged')
const known = new Map<string, Person>(people.rows.map(({ person }) => [person.id, person]))
const context = { directory: { find: (id: string) => known.get(id) }, today: '2025-10-20' }

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const problems = (kind: (typeof dataKinds)[number], text: string) => {
  const file = readDataCsv(kind, bytes(text), context)
  return file.ok ? [] : file.problems.map(({ line, column, code }) => `${line} ${column ?? '-'} ${code}`)
}

describe('a good file', () => {
  test.each(dataKinds)('given the sample %s, then every line becomes a row that names its day and line', kind => {
    const file = readDataCsv(kind, sample(`data/${kind}.csv`), context)
    if (!file.ok) throw new Error(JSON.stringify(file.problems))
    const rows = [...file.rows.values()].flat()
    const lines = new TextDecoder()
      .decode(sample(`data/${kind}.csv`))
      .trimEnd()
      .split('\n').length
    expect(rows).toHaveLength(lines - 1)
    expect(new Set(rows.map(row => row.line)).size).toBe(rows.length)
    for (const row of rows) expect(row.on).toBe('2025-10-20')
  })

  test('given GB18030 or a byte order mark, then the same rows come out', () => {
    const text = 'employee_no,name,finished_on\nE10866,支付安全,2025-03-01\n'
    const plain = readDataCsv('training', bytes(text), context)
    expect(plain.ok).toBe(true)
    expect(readDataCsv('training', iconv.encode(text, 'gb18030'), context)).toEqual(plain)
    expect(readDataCsv('training', bytes(`\ufeff${text}`), context)).toEqual(plain)
  })
})

describe('a bad file', () => {
  test('given feedback without its author, then there is no way in: no empty cell, no missing column, no stranger', () => {
    const head = 'employee_no,date,kind,author_no,channel,topic,text'
    expect(problems('feedback', `${head}\nE10866,2025-03-14,own_words,,one_on_one,pay,加薪\n`)).toEqual([
      '2 author_no no-author',
    ])
    expect(problems('feedback', 'employee_no,date,kind,channel,text\nE10866,2025-03-14,own_words,review,x\n')).toEqual([
      '1 author_no missing-column',
    ])
    expect(problems('feedback', `${head}\nE10866,2025-03-14,own_words,anonymous,one_on_one,pay,加薪\n`)).toEqual([
      '2 author_no unknown-person',
    ])
    expect(problems('feedback', `${head}\nE10866,2025-03-14,own_words,E10421,anonymous_survey,pay,加薪\n`)).toEqual([
      '2 channel unknown-choice',
    ])
  })

  test('given an event at work that the person wrote about themselves, then it is not documented', () => {
    const text = 'employee_no,date,kind,author_no,channel,text\nE10866,2025-03-14,work_event,E10866,email,完成迁移\n'
    expect(problems('feedback', text)).toEqual(['2 author_no own-author'])
  })

  test('given words of health or family, then they stay outside', () => {
    const text =
      'employee_no,date,kind,author_no,channel,text\nE10866,2025-03-14,own_words,E10421,review,准备生育二胎\n'
    expect(problems('feedback', text)).toEqual(['2 text health-words'])
  })

  test('given any leave but annual leave, then there is no column for it', () => {
    const text = 'employee_no,leave_type,from,to,days,approved_by_no\nE10866,病假,2025-03-03,2025-03-04,2,E10421\n'
    expect(problems('leave', text)).toEqual(['1 leave_type unknown-column'])
  })

  test('given every kind of fault, then each is named with its place', () => {
    expect(
      problems('performance', 'employee_no,month,score,scale\nE10866,2025-13,90,100\nE404,2025-09,90,100\n'),
    ).toEqual(['2 month bad-month', '3 employee_no unknown-person'])
    expect(problems('performance', 'employee_no,month,score,scale\nE10866,2025-09,110,100\n')).toEqual([
      '2 score over-scale',
    ])
    expect(problems('performance', 'employee_no,month,score,scale\nE10866,2025-11,90,100\n')).toEqual([
      '2 month date-in-future',
    ])
    expect(problems('loans', 'employee_no,loan_no,date,balance,writen_agreement\n')).toEqual([
      '1 writen_agreement unknown-column',
      '1 written_agreement missing-column',
    ])
    expect(problems('expenses', 'employee_no,claim_no,date,amount,status\nE10866,A 1,2025-09-01,-3,opne\n')).toEqual([
      '2 claim_no bad-reference',
      '2 amount bad-amount',
      '2 status unknown-choice',
    ])
    expect(
      problems('leave', 'employee_no,from,to,days,approved_by_no\nE10866,2025-03-04,2025-03-03,1,E10866\n'),
    ).toEqual(['2 approved_by_no names-oneself', '2 to date-order'])
    expect(
      problems('assets', 'employee_no,asset_no,name,status\nE10866,N1,电脑,held\nE10866,N1,电脑,returned\n'),
    ).toEqual(['3 - duplicate-row'])
    expect(problems('bonus', '')).toEqual(['1 - empty-file'])
  })

  test('given an unknown column, then the closest one is named', () => {
    const file = readDataCsv('bonus', bytes('employee_no,name,status,amont\nE10866,奖金,due,1\n'), context)
    expect(file.ok ? [] : file.problems[0]?.values).toEqual({ name: 'amont', closest: 'amount' })
  })
})

test('given any text at all, then a file is read or every fault has a line; nothing throws', () => {
  const cell = fc.oneof(
    fc.constantFrom('E10866', 'E10421', '2025-09', '2025-09-30', '100', 'yes', 'paid', 'due', 'own_words', '', '病假'),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...dataKinds),
      fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }),
      (kind, lines) => {
        const text = [fileKinds[kind].columns, ...lines].map(line => line.join(',')).join('\n')
        const file = readDataCsv(kind, bytes(text), context)
        if (file.ok) for (const row of [...file.rows.values()].flat()) expect(row.line).toBeGreaterThan(1)
        else for (const problem of file.problems) expect(problem.line).toBeGreaterThan(0)
      },
    ),
  )
})
