// The certificate of termination: four items, on the last day, no word about reasons or about the person (IR 24, LCL 50, 89).
import type { Fact } from '../../../model/case.ts'
import { dayOf } from '../../../model/dates.ts'
import { zoneOf } from '../../../model/person.ts'
import { lastDayOf } from '../../clocks/instants.ts'
import { textOf } from '../../look.ts'
import { type Operation, refusing, wrongField } from '../../operation.ts'

// A post is a post: words of judgement or of reasons do not belong on a certificate.
const notAPost =
  /绩效|表现|胜任|不合格|优秀|良好|较差|违纪|违规|处分|警告|辞退|开除|解雇|劝退|裁员|离职原因|因个人|因病|评价|perform|misconduct|warning|dismiss|fired|laid off|reason/i

export const issueCertificate: Operation = ({ values, state, by, at, world }) => {
  const lastDay = lastDayOf(state)
  if (dayOf(at, zoneOf(world.people, state.parties.employee)) < lastDay)
    return refusing('certificate-too-early', { date: lastDay })
  if (state.facts.hireDate === undefined) return refusing('certificate-lacks-hire-date')
  const post = textOf(values, 'post') ?? ''
  if (notAPost.test(post.normalize('NFKC'))) return wrongField('post', 'evaluation-words')
  const type = textOf(values, 'contractType')
  const start = textOf(values, 'contractStart')
  const end = textOf(values, 'contractEnd')
  if (type === 'fixed_term' && end === undefined) return wrongField('contractEnd', 'required')
  if (start !== undefined && end !== undefined && end < start) return wrongField('contractEnd', 'before-start')
  if (by === 'clock') return refusing('version-void')
  const fact = (value: string): Fact => ({ value, source: 'hr', by, at })
  const version = state.steps.filter(step => step.step === 'certificate').length
  return {
    events: [
      { kind: 'answered', step: 'certificate', values },
      {
        kind: 'facts-recorded',
        facts: {
          post: fact(post),
          ...(type === undefined ? {} : { contractType: fact(type) }),
          ...(start === undefined ? {} : { contractStart: fact(start) }),
          ...(end === undefined ? {} : { contractEnd: fact(end) }),
        },
      },
    ],
    effects: [{ kind: 'render', caseId: state.id, document: 'certificate', type: 'certificate', version }],
    reply: { text: 'toast.certificate-coming', tone: 'calm' },
  }
}
