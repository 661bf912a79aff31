// The policy table is what docs/security.md says, row by row; and what the employee said of health or family is nobody's file but theirs and HR's.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { effectiveCase } from '../../test/settled-case.ts'
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
