// What no clause of an agreement may say, however it is worded: found by sentence, with the article that forbids it.

export type ClauseFault = 'waiver' | 'blanket-release' | 'personal-reasons' | 'penalty' | 'gag' | 'dismissal-word'

export interface ClauseFinding {
  readonly fault: ClauseFault
  /** The sentence as it stands in the clause. */
  readonly sentence: string
  readonly basis: readonly string[]
}

interface ClauseRule {
  readonly fault: ClauseFault
  readonly basis: readonly string[]
  readonly says: RegExp
  /** Words in the same sentence under which it is lawful. */
  readonly unless?: RegExp
}

const rules: readonly ClauseRule[] = [
  {
    // A release names its items; giving up everything at once is the usual ground for setting an agreement aside.
    fault: 'waiver',
    basis: ['CN-SPC1-35'],
    says: /放弃.{0,16}(权利|主张|请求|诉求|追索|救济|仲裁|诉讼|起诉|投诉)|不再.{0,12}(主张|追究|要求).{0,8}(任何|一切|其他)|waiv\w+ (any|all|every)|giv\w+ up (any|all|every)|renounc\w+ (any|all)/i,
  },
  {
    fault: 'blanket-release',
    basis: ['CN-SPC1-35'],
    says: /(结清|付清|了结).{0,12}(无|没有|不存在)(任何|其他|一切|其它)?.{0,6}(争议|纠纷)|再无(任何|其他|其它)?.{0,6}(争议|纠纷|瓜葛)|无(任何|其他|其它)(争议|纠纷)|互不(追究|相欠)|no (further|other|more) (claims?|disputes?)|full and final settlement/i,
  },
  {
    // The company proposed: the reason on paper is that, or the person loses severance and unemployment benefit (LCL 46(2)).
    fault: 'personal-reasons',
    basis: ['CN-LCL-46'],
    says: /个人原因|(自愿|主动|自行)(提出)?(离职|辞职)|辞职(信|书|申请)|personal reasons?|resign(s|ed|ation)?\b/i,
  },
  {
    // Only a service period after paid training, secrecy and non-compete may carry a penalty; fines never (LCL 22, 23, 25).
    fault: 'penalty',
    basis: ['CN-LCL-25'],
    says: /违约金|罚款|罚金|罚没|penalt(y|ies)|\bfines?\b|liquidated damages/i,
    unless:
      /^(?!.*(罚款|罚金|罚没|\bfines?\b)).*(服务期|专项培训|保密|商业秘密|竞业|training bond|service period|confidential|secre|non-compete)/i,
  },
  {
    fault: 'gag',
    basis: ['CN-LCL-36'],
    says: /不(得|可|能|许|应)(?!因).{0,24}(投诉|举报|检举|控告|申诉|仲裁|起诉|诉讼|作证|维权)|(shall|may|must|will) not .{0,60}(complain|report (to|any)|sue|litigat|arbitrat|testif|whistle)/i,
  },
  {
    // Agreement is not dismissal; the word on paper would say otherwise.
    fault: 'dismissal-word',
    basis: ['CN-LCL-36'],
    says: /辞退|开除|解雇|劝退|\b(dismiss|fired?\b|sack)/i,
  },
]

const sentencesOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .split(/(?<=[。;；!！?？\n])/)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')

/** Every fault of one clause. The employee's own reservation is never linted: those are their words. */
export function lintClause(text: string): readonly ClauseFinding[] {
  return sentencesOf(text).flatMap(sentence => {
    const dense = /\p{Script=Han}/u.test(sentence) ? sentence.replace(/\s+/g, '') : sentence
    return rules
      .filter(rule => rule.says.test(dense) && !rule.unless?.test(dense))
      .map(rule => ({ fault: rule.fault, sentence, basis: rule.basis }))
  })
}
