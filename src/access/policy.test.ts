// The policy table is what docs/security.md says, row by row; and what the employee said of health or family is nobody's file but theirs and HR's.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { everyText, viewOf } from '../../test/card-view.ts'
import { effectiveCase } from '../../test/settled-case.ts'
import { lastDayCase, sentCase } from '../../test/settlement-play.ts'
import { instanceFor, type Play, press } from '../../test/world.ts'
import type { CaseState } from '../model/case.ts'
import { type CaseRole, caseRoles } from '../model/flow.ts'
import { root } from '../packs/root.ts'
import { type Content, mayOpenFile, maySee, roleSees } from './policy.ts'

const named: Readonly<Record<Content, string>> = {
  course: 'that there is a case, its stage, who, when',
  checks: 'checks, statement of facts, supporting papers',
  'open-items': 'what is open according to payroll, without amounts',
  authority: "statutory estimate and HR's authority",
  preparation: 'the preparation report: records of the employee, open items with amounts',
  talk: 'outline, minutes',
  'private-words': "the employee's words to HR",
  protected: 'health, family, union: what the employee chose to say',
  settlement: 'money lines, disputes, proposals',
  agreement: 'the agreement',
  pressure: 'who said that they felt pressed',
  help: 'what the employee told the independent channel',
  task: 'one task: what, whom, until when',
  payment: 'payments and their proof',
  certificate: 'the certificate',
  survey: 'the survey',
  report: 'report and archive',
}
const contents = Object.keys(named) as readonly Content[]

const cells = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim())
const lines = readFileSync(join(root, 'docs', 'security.md'), 'utf8').split('\n')
const from = lines.findIndex(line => line.startsWith('| content |'))
const [, ...roles] = cells(lines[from] ?? '') as readonly CaseRole[]
const rows = lines.slice(from + 2, lines.indexOf('', from)).map(cells)

describe('who sees what', () => {
  test('is told of every role and every kind of content', () => {
    expect([...roles].sort()).toEqual([...caseRoles].sort())
    expect(rows.map(([name]) => name).sort()).toEqual(Object.values(named).sort())
  })

  test.each(contents)('%s: by the roles that are told, and by nobody else', content => {
    const [, ...marks] = rows.find(([name]) => name === named[content]) ?? []
    expect(roles.filter(role => roleSees(role, content))).toEqual(roles.filter((_, i) => marks[i] === '●'))
  })
})

describe('a case', () => {
  const { state } = effectiveCase()

  test('is not there for somebody outside it', () => {
    expect(contents.filter(content => maySee(state, 'E10873', content))).toEqual([])
  })

  test('is the employee’s own for the employee, also where he or she works in HR', () => {
    const own: CaseState = { ...state, parties: { ...state.parties, hrbp: 'E10866' } }
    expect(maySee(own, 'E10866', 'checks')).toBe(false)
  })

  test('keeps a paper about health, family or union from everybody but the employee and the HR partner', () => {
    const values = { which: ['pregnancy'], proof: ['file-special'] }
    const told: CaseState = { ...state, answers: { ...state.answers, special: { values, by: 'E10866', at: '' } } }
    const may = Object.values(told.parties).filter(person =>
      mayOpenFile(person, told, { id: 'file-special', by: 'haosan' }),
    )
    expect(may.sort()).toEqual(['E10208', 'E10866'])
  })
})

describe('proof of an answer and of a question', () => {
  const said = { line: 'overtime', said: '10 月两个周六共 16 小时没算' }
  const proof = 'file-proof'
  const mayOpen = ({ state }: Play) =>
    Object.values(state.parties).filter(person => mayOpenFile(person, state, { id: proof, by: 'haosan' }))
  const settling = ['E10112', 'E10129', 'E10208', 'E10315', 'E10866']

  test('payroll puts in beside a rejection reaches the employee, also after the second look was asked for', () => {
    const raised = press(sentCase(), 'employee', 'settlement-review', 'question', said)
    const no = { why: '打卡记录中没有', basis: '考勤制度', files: [proof] }
    const rejected = press(raised, 'payroll', 'dispute', 'reject', no)
    const asked = press(rejected, 'employee', 'dispute-answer', 'review')
    for (const play of [rejected, asked]) {
      const card = viewOf(play, instanceFor(play.state, 'employee', 'dispute-answer')?.id ?? '')
      expect(everyText(card)).toContain(proof)
      expect(mayOpen(play).sort()).toEqual(settling)
    }
  })

  test('the employee puts in beside a question about the last figures reaches payroll', () => {
    const figures = { wage: '16500', source: '11 月工资表' }
    const shown = press(lastDayCase(), 'payroll', 'closing-figures', 'set', figures)
    const play = press(shown, 'employee', 'closing-review', 'question', { ...said, files: [proof] })
    const card = viewOf(play, instanceFor(play.state, 'payroll', 'closing-question')?.id ?? '')
    expect(everyText(card)).toContain(proof)
    expect(mayOpen(play).sort()).toEqual(settling)
  })
})
