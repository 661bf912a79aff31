// Guard words about papers, tasks, payments and the report.
import type { CaseState } from '../model/case.ts'

export const fieldsAfter: Readonly<Record<string, (state: CaseState) => string | number | boolean>> = {
  'signed-agreement.rendered': state => state.papers.some(paper => paper.name === 'signed-agreement'),
  'certificate.rendered': state => state.papers.some(paper => paper.name === 'certificate'),
  'report.confirmed': state => state.answers['report.confirm'] !== undefined,
  'report.checked': state => state.answers['report.check']?.values.passed === 'yes',
}
