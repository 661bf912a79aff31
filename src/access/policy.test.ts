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
import { money } from '../model/money.ts'
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

describe('a task that was passed on', () => {
  const { state } = effectiveCase()
  const owning = (step: string, who: string): CaseState => {
    const [any] = state.steps
    if (any === undefined) throw new Error('no steps')
    return { ...state, steps: [...state.steps, { ...any, id: `${step}#2`, step, who, status: 'open' }] }
  }
  const seen = (play: CaseState, who: string) => contents.filter(content => maySee(play, who, content))

  test.each(['handover', 'assets', 'expenses', 'accounts', 'transfer', 'housing-fund', 'paper-copy'])(
    '%s is all that its new owner sees',
    task => {
      expect(seen(owning(task, 'E10873'), 'E10873')).toEqual(['task'])
    },
  )

  test('gives nothing to the owner of a card that is no task, nor to the employee', () => {
    expect(seen(owning('told-note', 'E10873'), 'E10873')).toEqual([])
    expect(seen(owning('assets', 'E10866'), 'E10866')).not.toContain('task')
  })
})

describe('a paper of the case', () => {
  const { state } = effectiveCase()
  const [any] = state.papers
  const { employee, manager, hrbp, hrd, payroll, finance, signatory } = state.parties
  const withPaper = (name: string, from: CaseState = state): CaseState =>
    any === undefined ? from : { ...from, papers: [{ ...any, name, fileId: 'file-paper' }] }
  const readers = (from: CaseState, id = 'file-paper') =>
    [...new Set(Object.values(from.parties))].filter(person => mayOpenFile(person, from, { id, by: 'haosan' })).sort()
  const people = (...ids: readonly (string | undefined)[]) => ids.flatMap(id => id ?? []).sort()
  const inHr = [hrbp, hrd]

  test.each([
    ['invitation', people(employee, manager, ...inHr)],
    ['preparation-v1', people(manager, ...inHr)],
    ['settlement-v1', people(employee, payroll, signatory, ...inHr)],
    ['closing-v1', people(employee, payroll, signatory, ...inHr)],
    ['agreement-v1', people(employee, signatory, ...inHr)],
    ['agreement-preview-v1', people(signatory, ...inHr)],
    ['signed-agreement', people(employee, signatory, ...inHr)],
    ['certificate', people(employee, ...inHr)],
    ['report', people(...inHr)],
    ['archive', people(...inHr)],
  ])('%s is opened by those it is for', (name, who) => {
    expect(readers(withPaper(name))).toEqual(who)
  })

  test('the agreement is the employee’s from its delivery on, not before', () => {
    const undelivered = state.agreements.map(({ signFrom: _from, ...agreement }) => agreement)
    const undeliveredTo = (name: string) => readers(withPaper(name, { ...state, agreements: undelivered }))
    expect(undeliveredTo('agreement-v1')).toEqual(people(signatory, ...inHr))
    expect(undeliveredTo('settlement-v1')).toContain(employee)
  })

  test('a voucher is for the employee, finance and HR', () => {
    const payment = { part: 'separation', amount: money('22300'), fileId: 'file-v', by: 'E10347', at: '' } as const
    expect(readers({ ...state, payments: [payment] }, 'file-v')).toEqual(people(employee, finance, ...inHr))
  })

  test('what was handed in with the checks is not the employee’s; what proves a task is between its owner and HR', () => {
    const handedIn = (step: string): CaseState => ({
      ...state,
      answers: { ...state.answers, [step]: { values: { evidence: ['file-in'] }, by: 'E10208', at: '' } },
    })
    expect(readers(handedIn('checks'), 'file-in')).toEqual(people(manager, ...inHr, state.parties['backup-hr']))
    expect(readers(handedIn('transfer'), 'file-in')).toEqual(people(...inHr))
    expect(readers(state, 'file-of-nobody')).toEqual([])
    expect(mayOpenFile('E10392', handedIn('accounts'), { id: 'file-in', by: 'E10392' })).toBe(true)
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

  test('opens nothing else to those who answer: a paper about health stays with the employee and the HR partner', () => {
    const { state } = press(sentCase(), 'employee', 'settlement-review', 'question', said)
    const special = { values: { which: ['pregnancy'], proof: [proof] }, by: 'E10866', at: '' }
    const told: CaseState = { ...state, answers: { ...state.answers, special } }
    expect(mayOpen({ ...sentCase(), state: told }).sort()).toEqual(['E10208', 'E10866'])
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
