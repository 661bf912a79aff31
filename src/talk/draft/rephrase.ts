// Whether a sentence may be put to a language model at all, in which words it leaves, and whether what comes back may be shown.
import type { AskCoach, ReviewSentence } from '../../model/talk.ts'
import { type Known, redact } from './redact.ts'

/** Never asked for: money, what the law says, health and private life, and the words of papers that the employee receives. */
const reserved = [
  /[¥$€£]|元|块钱|工资|薪|奖金|年终奖|补偿|赔偿|金额|\bn\s*\+|\b\d?n\b|\b(?:salar|wage|pay|paid|bonus|severance|compensat|money|amount|rmb|cny|usd)/iu,
  /违法|合法|依法|法律|法规|劳动法|合同法|法条|第\s*\S{1,6}\s*条|仲裁|诉讼|起诉|官司|法院|法务|律师|工会|胜诉|败诉|权利|争议|主张|合同|终止|\b(?:un|il)?(?:lawful|legal)|\b(?:law|court|arbitrat|tribunal|sue\b|lawsuit|lawyer|liab|rights|union|contract|terminat)/iu,
  /病|孕|产假|体检|残|宗教|隐私|私生活|恋爱|老婆|老公|配偶|家人|孩子|聊天记录|浏览记录|开房|监控|\b(?:sick|ill\b|illness|health|medical|pregnan|disab|religio|wife|husband|spouse|child|family|private|browser|social media|messages)/iu,
  /通知书|结算单|协议|证明|离职申请|辞职信|\b(?:agreement|certificate|statement|notice|resignation letter)/iu,
]

export type Rephrasing =
  | { readonly kind: 'never'; readonly why: 'no-need' | 'refused' | 'reserved' | 'too-long' }
  | { readonly kind: 'may'; readonly sentence: string; readonly accept: (draft: string) => Offer }

export type Offer =
  | { readonly kind: 'offered'; readonly text: string }
  | { readonly kind: 'dropped'; readonly why: 'empty' | 'too-long' | 'made-up' | 'reserved' | 'blocked' | 'same' }

const longest = 400

export function rephrasing(
  sentence: string,
  known: Known,
  { ask, review }: { readonly ask: AskCoach; readonly review: ReviewSentence },
): Rephrasing {
  const { verdict, pauses } = review({ text: sentence, scene: '36', speaker: 'manager' })
  if (verdict === 'pass') return { kind: 'never', why: 'no-need' }
  if (pauses || ask(sentence).refused) return { kind: 'never', why: 'refused' }
  if (sentence.length > longest) return { kind: 'never', why: 'too-long' }
  const redacted = redact(sentence, known)
  if (redacted === undefined || isReserved(sentence)) return { kind: 'never', why: 'reserved' }

  const accept = (draft: string): Offer => {
    const bare = draft.trim().replace(/^[「“"']+|[」”"']+$/gu, '')
    if (bare === '') return { kind: 'dropped', why: 'empty' }
    if (bare.length > longest) return { kind: 'dropped', why: 'too-long' }
    const text = redacted.restore(bare)
    if (text === undefined) return { kind: 'dropped', why: 'made-up' }
    if (text === sentence) return { kind: 'dropped', why: 'same' }
    if (isReserved(text)) return { kind: 'dropped', why: 'reserved' }
    const again = review({ text, scene: '36', speaker: 'manager' })
    if (again.verdict === 'block' || again.pauses) return { kind: 'dropped', why: 'blocked' }
    return { kind: 'offered', text }
  }
  return { kind: 'may', sentence: redacted.text, accept }
}

const isReserved = (text: string): boolean => reserved.some(words => words.test(text.normalize('NFKC')))
