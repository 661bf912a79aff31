// The certificate of termination: the four items of IR 24 and nothing else; no reason, no evaluation.
import { dateText, plainDate, serviceBetween } from '../print/date.ts'
import { employeeOf, type Filled, type Frame, filled, frameOf, type PaperSource, type Row, unfilled } from './source.ts'

export interface CertificateData {
  readonly frame: Frame
  readonly statement: string
  /** Contract term, end date, post, years of service here: exactly these. */
  readonly items: readonly [Row, Row, Row, Row]
  readonly company: string
  readonly seal: string
  readonly issued: string
}

/** Facts a certificate cannot do without; HR enters the post, the directory knows the rest. */
export function certificate(source: PaperSource): Filled<CertificateData> {
  const { state, words } = source
  const { say, locale } = words
  const employee = employeeOf(source)
  const settlement = state.settlements.at(-1)
  if (employee === undefined || settlement === undefined || state.effectiveAt === undefined)
    return unfilled('certificate-before-effect')
  const fact = (name: string): string | undefined => state.facts[name]?.value
  const term = contractTerm(fact, source)
  const hired = fact('hireDate')
  const post = fact('post')
  if (term === undefined || hired === undefined || post === undefined) {
    const missing = [
      ...(term === undefined ? ['contractStart'] : []),
      ...(hired === undefined ? ['hireDate'] : []),
      ...(post === undefined ? ['post'] : []),
    ]
    return unfilled('certificate-missing-facts', { missing: missing.join(', ') })
  }
  const last = settlement.lastDay
  const served = serviceBetween(hired, last)
  return filled({
    frame: frameOf(source, { title: say('certificate.title') }),
    statement: say('certificate.statement', { name: employee.name, id: employee.id }),
    items: [
      [say('certificate.term'), term],
      [say('certificate.end'), dateText(last, locale)],
      [say('certificate.post'), post],
      [
        say('certificate.service'),
        say('certificate.service-value', {
          years: String(served.years),
          months: String(served.months),
          days: String(served.days),
          from: plainDate(hired, locale),
          to: plainDate(last, locale),
        }),
      ],
    ],
    company: source.company.legalName,
    seal: say('certificate.seal'),
    issued: plainDate(source.on, locale),
  })
}

/** LCL 12: a fixed term, an open-ended one, or until a task is done. */
function contractTerm(fact: (name: string) => string | undefined, { words }: PaperSource): string | undefined {
  const start = fact('contractStart')
  const end = fact('contractEnd')
  if (start === undefined) return undefined
  const from = plainDate(start, words.locale)
  switch (fact('contractType')) {
    case 'open_ended':
      return words.say('certificate.open-ended', { from })
    case 'task':
      return words.say('certificate.task', { from })
    case 'fixed_term':
      return end === undefined
        ? undefined
        : words.say('certificate.fixed-term', { from, to: plainDate(end, words.locale) })
    default:
      return undefined
  }
}
