// A file of people as HR sends it: good ones become rows, bad ones a list of places and cures.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { Person } from '../model/person.ts'
import type { PeopleContext } from './good-row.ts'
import { readPeopleCsv } from './read-people.ts'

const context: PeopleContext = { directory: { find: () => undefined }, today: '2025-10-20' }
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string, around = context) => readPeopleCsv(bytes(text), around)
const rows = (text: string) => {
  const file = read(text)
  if (!file.ok) throw new Error(JSON.stringify(file.problems))
  return file.rows
}
const problems = (text: string, around = context) => {
  const file = read(text, around)
  return file.ok ? [] : file.problems
}
const codes = (text: string) => problems(text).map(({ line, column, code }) => `${line} ${column ?? ''} ${code}`)
/** One good person with one more column. */
const withCell = (column: string, cell: string) => codes(`employee_no,name,roles,${column}\nE1,林晓,employee,${cell}\n`)

describe('a good file', () => {
  test('needs three columns; the rest has its usual value', () => {
    expect(rows('employee_no,name,roles\nE1,林晓,employee\n')).toMatchObject([
      {
        person: { id: 'E1', name: '林晓', roles: ['employee'], timezone: 'Asia/Shanghai', locale: 'zh-CN' },
        accounts: [{ platform: 'web', id: 'E1' }],
        record: {},
      },
    ])
  })

  test('fills every field', () => {
    const [, row] = rows(
      [
        'employee_no,name,roles,email,mobile,department,manager_no,hrbp_no,city,hired_on,birth_date,first_work_on,timezone,locale,web_id,feishu_id,dingtalk_id,slack_id,absent_from,absent_to,delegate_no,contract_type,contract_start,contract_end,monthly_wage,avg_wage_12m,avg_wage_12m_excl_overtime,last_month_wage,leave_taken_days,ui_months',
        'E1,沈宁,hrbp;manager,,,,,,,,,,,,,,,,,,,,,,,,,,,',
        'E2,林晓,employee; finance,lin@example.com,+86 138-0000-0000,支付,E1,E1,shanghai,2019-03-18,1991-03-26,2013-07-01,asia/shanghai,en-US,lin,ou_abc,7001,U02ABC,2025-10-01,2025-10-31,E1,无固定期限,2025-03-18,,"16,000",18600.5,17400,16000.00,3.5,80',
      ].join('\r\n'),
    )
    expect(row).toEqual({
      person: {
        id: 'E2',
        name: '林晓',
        roles: ['employee', 'finance'],
        department: '支付',
        city: '上海',
        managerId: 'E1',
        hrbpId: 'E1',
        timezone: 'Asia/Shanghai',
        locale: 'en',
        absence: { from: '2025-10-01', to: '2025-10-31', delegateId: 'E1' },
      },
      accounts: [
        { platform: 'web', id: 'lin' },
        { platform: 'feishu', id: 'ou_abc' },
        { platform: 'dingtalk', id: '7001' },
        { platform: 'slack', id: 'U02ABC' },
      ],
      email: 'lin@example.com',
      mobile: '+8613800000000',
      record: {
        hiredOn: '2019-03-18',
        birthDate: '1991-03-26',
        firstWorkOn: '2013-07-01',
        contractType: 'open_ended',
        contractStart: '2025-03-18',
        contractEnd: undefined,
        monthlyWage: '16000.00',
        avgWage12m: '18600.50',
        avgWage12mExclOvertime: '17400.00',
        lastMonthWage: '16000.00',
        leaveTakenDays: '3.5',
        uiMonths: '80',
      },
    })
  })

  test('reads the same from UTF-8, UTF-8 with its mark, and GB18030', () => {
    const text = 'employee_no,name,roles,department\nE1,林晓㐀,employee,客户成功部\n'
    const plain = readPeopleCsv(bytes(text), context)
    expect(plain).toMatchObject({ ok: true, rows: [{ person: { name: '林晓㐀', department: '客户成功部' } }] })
    expect(readPeopleCsv(bytes(`\uFEFF${text}`), context)).toEqual(plain)
    expect(readPeopleCsv(iconv.encode(text, 'gb18030'), context)).toEqual(plain)
  })

  test('the sample company is good, and its case has the people and facts of the story', () => {
    const file = readPeopleCsv(readFileSync(new URL('../../sample/people.csv', import.meta.url)), context)
    if (!file.ok) throw new Error(JSON.stringify(file.problems))
    expect(file.rows.find(row => row.person.name === '林晓')).toMatchObject({
      person: { managerId: 'E10421', hrbpId: 'E10208', city: '上海' },
      record: {
        hiredOn: '2019-03-18',
        monthlyWage: '16000.00',
        avgWage12m: '18600.00',
        avgWage12mExclOvertime: '17400.00',
      },
    })
    expect(new Set(file.rows.map(row => row.person.id.slice(-4))).size).toBe(file.rows.length)
  })

  test.each([
    ['Shanghai', '上海'],
    ['上海市', '上海'],
    ['xian', '西安'],
    ["Xi'an", '西安'],
    ['哈密', '哈密'],
  ])('the city %s is %s', (typed, kept) => {
    expect(rows(`employee_no,name,roles,city\nE1,林晓,employee,${typed}\n`)[0]?.person.city).toBe(kept)
  })

  test('what looks like a spreadsheet formula is only text', () => {
    expect(rows('employee_no,name,roles\nE1,"=HYPERLINK(""http://x"")",employee\n')[0]?.person.name).toBe(
      '=HYPERLINK("http://x")',
    )
  })

  test('columns in any order, empty lines and empty cells at the end do not matter', () => {
    expect(rows('roles,name,employee_no,,\n\nemployee,林晓,E1,,\n,,,,\n')[0]?.person).toMatchObject({
      id: 'E1',
      name: '林晓',
    })
  })
})

describe('a bad cell is reported with its line and column', () => {
  test.each([
    ['hired_on', '2019/03/18', 'bad-date'],
    ['hired_on', '2019-02-29', 'bad-date'],
    ['hired_on', '2109-03-18', 'date-in-future'],
    ['birth_date', '2025-10-21', 'date-in-future'],
    ['monthly_wage', '-1', 'bad-amount'],
    ['monthly_wage', '1e5', 'bad-amount'],
    ['monthly_wage', '\uff11\uff16\uff10\uff10\uff10', 'bad-amount'],
    ['monthly_wage', '16000.001', 'bad-amount'],
    ['monthly_wage', 'NaN', 'bad-amount'],
    ['leave_taken_days', '-3', 'bad-days'],
    ['ui_months', '3.5', 'bad-months'],
    ['timezone', 'Shanghai', 'bad-timezone'],
    ['timezone', '+08:00', 'bad-timezone'],
    ['locale', 'fr', 'bad-locale'],
    ['email', 'lin@', 'bad-email'],
    ['mobile', 'call me', 'bad-mobile'],
    ['contract_type', 'forever', 'bad-contract-type'],
    ['web_id', 'a b', 'bad-web-id'],
    ['feishu_id', 'ou 1', 'bad-feishu-id'],
    ['dingtalk_id', '<7>', 'bad-dingtalk-id'],
    ['slack_id', 'u02abc', 'bad-slack-id'],
    ['manager_no', 'E9', 'unknown-person'],
    ['manager_no', 'E1', 'names-oneself'],
    ['hrbp_no', 'E 9', 'bad-employee-no'],
    ['department', '"a\nb"', 'control-character'],
    ['department', 'pay\u202etnem', 'control-character'],
    ['mobile', '\u202d13800000000\u202c', 'control-character'],
    ['department', 'x'.repeat(201), 'too-long'],
  ])('%s: %s → %s', (column, cell, code) => {
    expect(withCell(column, cell)).toContainEqual(expect.stringMatching(new RegExp(`^[23] ${column} ${code}$`)))
  })

  test('the number and the line are those of the person, and a wage is never repeated', () => {
    const found = problems('employee_no,name,roles,monthly_wage\nE1,甲,employee,1.00\nE2,乙,employee,98765x\n')
    expect(found).toEqual([{ line: 3, column: 'monthly_wage', code: 'bad-amount' }])
  })

  test('every fault of every line is listed at once, in order', () => {
    expect(codes('employee_no,name,roles,hired_on\nE1,,boss,1\nE1,乙,employee,\n ,丙,employee,2020-01-01\n')).toEqual([
      '2 name required',
      '2 roles unknown-role',
      '2 hired_on bad-date',
      '4 employee_no required',
    ])
    expect(problems('employee_no,name,roles\nE1,甲,hrpb\n')[0]?.values).toMatchObject({ name: 'hrpb', closest: 'hrbp' })
  })

  test('a name of nothing that is seen is no name', () => {
    expect(codes('employee_no,name,roles\nE1,\u200b,employee\n')).toEqual(['2 name control-character'])
  })

  test('dates in the wrong order, half an absence', () => {
    expect(
      codes(
        'employee_no,name,roles,birth_date,hired_on,absent_from,absent_to\nE1,甲,employee,1990-01-01,1989-01-01,,2025-10-10\n',
      ),
    ).toEqual(['2 hired_on date-order', '2 absent_from absence-incomplete'])
  })

  test('numbers and accounts belong to one person', () => {
    expect(
      codes(
        'employee_no,name,roles,web_id,slack_id\nE1,甲,employee,,U0001\nE2,乙,employee,E1,U0001\nE1,丙,employee,c,\n',
      ),
    ).toEqual(['3 web_id duplicate-account', '3 slack_id duplicate-account', '4 employee_no duplicate-employee-no'])
  })

  test('a name of the product is no employee number', () => {
    for (const no of ['clock', 'Directory', 'SYSTEM'])
      expect(codes(`employee_no,name,roles\n${no},甲,employee\n`)).toEqual(['2 employee_no reserved-employee-no'])
  })

  test('people of the directory may be named; an HR partner must be one', () => {
    const known: Person = { id: 'E9', name: '顾岚', roles: ['hrd'], timezone: 'Asia/Shanghai', locale: 'zh-CN' }
    const around = { ...context, directory: { find: (id: string) => (id === 'E9' ? known : undefined) } }
    expect(problems('employee_no,name,roles,manager_no\nE1,甲,employee,E9\n', around)).toEqual([])
    expect(problems('employee_no,name,roles,hrbp_no\nE1,甲,employee,E9\n', around)).toEqual([
      { line: 2, column: 'hrbp_no', code: 'not-an-hrbp', values: { id: 'E9' } },
    ])
  })
})

describe('a bad file', () => {
  test.each([
    ['', '1  empty-file'],
    ['\n\n', '1  empty-file'],
    ['employee_no,name,roles\n', '1  no-rows'],
    ['employee_no;name;roles\nE1;a;employee\n', '1  wrong-separator'],
    ['employee_no,name,roles,name\nE1,a,employee,b\n', '1 name duplicate-column'],
    ['employee_no,name\nE1,a\n', '1 roles missing-column'],
    ['employee_no,name,roles\nE1,a\n', '2  wrong-cell-count'],
    ['employee_no,name,roles\nE1,a,employee,x\n', '2  wrong-cell-count'],
    ['employee_no,name,roles\nE1,"a,employee\n', '2  broken-quotes'],
    ['employee_no,name,roles\nE1,a\0,employee\n', '2  null-character'],
    ['PK\u0003\u0004', '1  not-text'],
  ])('%j → %s', (text, expected) => {
    expect(codes(text)).toContain(expected)
  })

  test('an unknown column names the closest, or none', () => {
    expect(problems('employee_no,name,roles,hire_on\nE1,a,employee,\n')).toEqual([
      { line: 1, column: 'hire_on', code: 'unknown-column', values: { name: 'hire_on', closest: 'hired_on' } },
    ])
    expect(problems('employee_no,name,roles,婚姻状况\nE1,a,employee,\n')[0]?.values).toEqual({
      name: '婚姻状况',
      closest: 'none',
    })
  })

  test('a header in Chinese is told our names', () => {
    const found = problems('工号,姓名,角色,入职 日期,婚姻状况\nE1,林晓,employee,2019-03-18,\n')
    const closest = found.filter(({ code }) => code === 'unknown-column').map(({ values }) => values?.closest)
    expect(closest).toEqual(['employee_no', 'name', 'roles', 'hired_on', 'none'])
  })

  test('a damaged file is not read as another encoding', () => {
    const good = bytes('employee_no,name,roles\nE1,林晓的名字,employee\n')
    const damaged = Uint8Array.from(good)
    damaged[good.indexOf(0xe6)] = 0xff
    expect(readPeopleCsv(damaged, context)).toEqual({ ok: false, problems: [{ line: 1, code: 'damaged-text' }] })
    // 𠮷 as two halves; GB18030 would make 怼傢痉閲庡 of this name.
    const name = Buffer.from('eda182edbeb7', 'hex')
    const halves = [...bytes('employee_no,name,roles\nE1,'), ...name, ...bytes('野家,employee\n')]
    expect(readPeopleCsv(Uint8Array.from(halves), context)).toEqual({
      ok: false,
      problems: [{ line: 1, code: 'damaged-text' }],
    })
    expect(readPeopleCsv(Uint8Array.from([0xff, 0xfe, 0x45, 0x00]), context)).toMatchObject({
      problems: [{ code: 'utf-16' }],
    })
  })

  test('one line of ten megabytes, or a file above the limit, is refused quickly', () => {
    const started = performance.now()
    expect(codes(`employee_no,name,roles\nE1,${'x'.repeat(10_000_000)},employee\n`)).toEqual(['2  row-too-long'])
    expect(readPeopleCsv(new Uint8Array(20 * 1024 * 1024 + 1), context)).toMatchObject({
      problems: [{ code: 'too-large' }],
    })
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('more than 50,000 people are refused', () => {
    const lines = Array.from({ length: 50_001 }, (_, i) => `E${i},a,employee`)
    expect(problems(`employee_no,name,roles\n${lines.join('\n')}\n`)).toEqual([
      { line: 1, code: 'too-many-rows', values: { most: 50_000 } },
    ])
    expect(rows(`employee_no,name,roles\n${lines.slice(1).join('\n')}\n`)).toHaveLength(50_000)
  })

  test('any bytes give an answer, never a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), tail => {
        const file = readPeopleCsv(
          Uint8Array.from([...bytes('employee_no,name,roles\nE1,a,employee\n'), ...tail]),
          context,
        )
        expect(file.ok || file.problems.length > 0).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
