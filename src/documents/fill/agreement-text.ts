// The whole agreement as plain text, word for word what the paper says, for reading on a card before signing.
import type { AgreementData } from './agreement.ts'
import type { Payment } from './settlement-statement.ts'

export function agreementText(data: AgreementData): string {
  const parties = data.parties.map(party =>
    [party.role, ...party.rows.map(([name, value]) => `${name} ${value}`)].join('\n'),
  )
  const clauses = data.clauses.map(clause =>
    [
      `${clause.number} ${clause.heading}`,
      ...clause.paragraphs.flatMap(paragraph => [
        paragraph.text,
        ...(paragraph.table === 'money' ? moneyText(data.money) : []),
        ...(paragraph.table === 'payments' ? data.payments.map(paymentText) : []),
        ...(paragraph.quote === undefined ? [] : [paragraph.quote]),
      ]),
      clause.basis,
    ].join('\n'),
  )
  return [data.frame.title, data.subtitle.join(' · '), ...parties, data.preamble, ...clauses].join('\n\n')
}

const moneyText = ({ lines, totals, labels }: AgreementData['money']): readonly string[] => [
  ...lines.map(line => `${[line.name, ...line.marks].join(' · ')} ${line.amount}`),
  `${labels.net ?? ''} ${totals.net}`,
]

const paymentText = (payment: Payment): string => `${payment.when} ${payment.what} ${payment.amount}`
