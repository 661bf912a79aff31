// When a clause or a paragraph appears: each condition of the clause book, decided from the agreement's content.
import type { AgreementContent } from '../../engine/agreement/content.ts'
import type { Condition } from '../words.ts'

export function conditionsOf(
  content: AgreementContent,
  signer: { readonly level: 'builtin' | 'ca' },
): Readonly<Record<Condition, boolean>> {
  const { terms } = content
  const reservation = content.reservation !== undefined && content.reservation !== ''
  return {
    'proposed-by-company': content.proposedBy === 'employer',
    'proposed-by-employee': content.proposedBy === 'employee',
    'has-estimated': content.lines.some(line => line.estimated),
    'has-floor': content.lines.some(line => line.estimated && line.floor !== undefined),
    confidentiality: terms.confidentiality,
    'non-compete-off': terms.nonCompete.kind === 'off',
    'non-compete-on': terms.nonCompete.kind === 'on',
    'has-reserved': content.reserved.length > 0,
    'has-reservation': reservation,
    'no-reservation': !reservation,
    'has-extra': terms.extra !== undefined,
    'signer-builtin': signer.level === 'builtin',
    'signer-ca': signer.level === 'ca',
  }
}
