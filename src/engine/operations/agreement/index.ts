// Operations of the phase "agreement", by the name a flow calls them.
import type { Operation } from '../../operation.ts'
import { begin, check, fill, issue, preview, withdrawOffer } from './draft.ts'
import { receiveSeal } from './receive-seal.ts'
import { companyFirst, compare, deliver, nobodyPressed, somebodyPressed, toSign } from './review.ts'
import { seal, sendBack, sign, toSeal, withdrawSignature } from './sign.ts'

export const agreement: Readonly<Record<string, Operation>> = {
  'agreement.begin': begin,
  'agreement.fill': fill,
  'agreement.preview': preview,
  'agreement.check': check,
  'agreement.issue': issue,
  'agreement.withdraw-offer': withdrawOffer,
  'agreement.deliver': deliver,
  'agreement.compare': compare,
  'agreement.to-sign': toSign,
  'agreement.nobody-pressed': nobodyPressed,
  'agreement.somebody-pressed': somebodyPressed,
  'agreement.company-first': companyFirst,
  'agreement.sign': sign,
  'agreement.withdraw-signature': withdrawSignature,
  'agreement.to-seal': toSeal,
  'agreement.seal': seal,
  'agreement.return': sendBack,
  'seal.receive': receiveSeal,
}
