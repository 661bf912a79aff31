// The one policy table: which role may see which kind of content in a case it is bound to. Cards, API, commands and papers all ask here.
import { lastAgreement, rolesOf } from '../engine/look.ts'
import type { CaseState } from '../model/case.ts'
import type { CaseRole } from '../model/flow.ts'
import type { PersonId } from '../model/person.ts'
import type { Dispute } from '../model/settlement.ts'

/** Kinds of content. A card, a file or an answer belongs to one or more of them. */
export type Content =
  /** That there is a case, its stage, who, when. */
  | 'course'
  /** Checks, statement of facts, supporting documents. */
  | 'checks'
  /** What is open according to payroll, without amounts. */
  | 'open-items'
  /** The statutory estimate and HR's authority. */
  | 'authority'
  /** The preparation report: records of the employee, open items with amounts. */
  | 'preparation'
  /** Outline, minutes. */
  | 'talk'
  /** The employee's words to HR. */
  | 'private-words'
  /** Health, family, union: only what the employee chose to say. */
  | 'protected'
  /** Money lines, disputes, proposals. */
  | 'settlement'
  | 'agreement'
  /** Who said they felt pressed. */
  | 'pressure'
  /** What the employee told the independent channel. */
  | 'help'
  /** One task: what, whom, until when. */
  | 'task'
  | 'payment'
  | 'certificate'
  | 'survey'
  | 'report'

const everything: readonly Content[] = [
  'course',
  'checks',
  'open-items',
  'authority',
  'preparation',
  'talk',
  'private-words',
  'settlement',
  'agreement',
  'task',
  'payment',
  'certificate',
  'report',
]

// Bound to this case in this role: what one may see. System administrators are bound to no case and see none.
const table: Readonly<Record<CaseRole, readonly Content[]>> = {
  employee: [
    'course',
    'talk',
    'private-words',
    'protected',
    'help',
    'settlement',
    'agreement',
    'payment',
    'certificate',
    'survey',
  ],
  manager: ['course', 'checks', 'authority', 'preparation', 'talk', 'task'],
  hrbp: [...everything, 'protected'],
  'backup-hr': ['course', 'checks', 'authority'],
  hrd: [...everything, 'pressure', 'survey'],
  payroll: ['course', 'open-items', 'settlement'],
  finance: ['task', 'payment'],
  it: ['task'],
  admin: ['task'],
  signatory: ['course', 'settlement', 'agreement'],
  helpline: ['course', 'help'],
}

/** Whether a person may see a kind of content of this case. The subject of a case has the employee's view and no other. */
export function maySee(state: CaseState, person: PersonId, content: Content): boolean {
  const roles = person === state.parties.employee ? (['employee'] as const) : rolesOf(state, person)
  // A task that was passed on is seen by whoever owns it now, and nothing else is.
  if (content === 'task' && ownsTask(state, person)) return true
  return roles.some(role => table[role].includes(content))
}

const ownsTask = (state: CaseState, person: PersonId): boolean =>
  person !== state.parties.employee && state.steps.some(step => step.who === person && tasks.includes(step.step))

const tasks: readonly string[] = [
  'handover',
  'assets',
  'expenses',
  'accounts',
  'transfer',
  'housing-fund',
  'paper-copy',
]

/** Whether a role's table row holds a kind of content; for the matrix test and the flow linter. */
export const roleSees = (role: CaseRole, content: Content): boolean => table[role].includes(content)

/** Which content a stored file of the case belongs to, by what it is or where it was handed in. */
export function contentOfFile(state: CaseState, fileId: string): Content | undefined {
  const paper = state.papers.find(p => p.fileId === fileId)
  if (paper) return contentOfPaper(paper.name)
  if (state.payments.some(p => p.fileId === fileId)) return 'payment'
  if (state.disputes.some(dispute => filesOf(dispute).includes(fileId))) return 'settlement'
  const step = Object.entries(state.answers).find(([, answer]) =>
    Object.values(answer.values).some(value => (typeof value === 'string' ? value === fileId : value.includes(fileId))),
  )?.[0]
  if (step === 'special') return 'protected'
  if (step?.startsWith('closing-question.')) return 'settlement'
  // What proves that a task was done is between whoever did it and HR: it is no other owner's to read.
  return step === 'checks' ? 'checks' : step === undefined ? undefined : 'report'
}

/** What both sides put in: beside the complaint, and as proof of the answers to it. */
const filesOf = ({ files, answer, earlier }: Dispute): readonly string[] =>
  [files, answer?.files ?? [], earlier?.files ?? []].flat()

function contentOfPaper(name: string): Content {
  if (name.startsWith('invitation')) return 'talk'
  if (name.startsWith('preparation')) return 'preparation'
  if (name.startsWith('settlement') || name.startsWith('closing')) return 'settlement'
  if (name === 'certificate') return 'certificate'
  return name === 'report' || name === 'archive' ? 'report' : 'agreement'
}

/**
 * Whether a person may open a file of the case. Who uploaded it may; a draft agreement is HR's until it was delivered;
 * everybody else as the table says.
 */
export function mayOpenFile(
  person: PersonId,
  state: CaseState,
  file: { readonly id: string; readonly by: string },
): boolean {
  if (file.by === person) return true
  const content = contentOfFile(state, file.id)
  if (content === undefined || !maySee(state, person, content)) return false
  const name = state.papers.find(p => p.fileId === file.id)?.name
  if (name === undefined || person !== state.parties.employee || !name.startsWith('agreement-')) return true
  return !name.startsWith('agreement-preview') && lastAgreement(state)?.signFrom !== undefined
}
