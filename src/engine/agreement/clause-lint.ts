// Reads an agreement's clauses against what no clause may say. Findings name the clause, the words and the article.

export type FindingCode =
  | 'blanket-waiver'
  | 'personal-reasons'
  | 'penalty'
  | 'gag'
  | 'blanket-settled'
  | 'conditional-papers'
  | 'silence-is-consent'
  | 'same-day-pressure'
  | 'dismissal-word'
  | 'no-basis'

export interface Finding {
  readonly clause: string
  readonly code: FindingCode
  /** The words that were found, as they stand in the clause. */
  readonly words: string
  readonly basis: readonly string[]
}

export interface LintClause {
  readonly id: string
  readonly heading: string
  readonly texts: readonly string[]
  readonly basis: readonly string[]
}

interface Rule {
  readonly code: FindingCode
  readonly basis: readonly string[]
  readonly patterns: readonly RegExp[]
  /** Clauses in which the law allows it. */
  readonly allowedIn?: readonly string[]
}

const rights = '(?:权利|权益|请求权|诉权|仲裁|诉讼|起诉|申诉|投诉|举报|追索|主张|补偿|赔偿)'

const rules: readonly Rule[] = [
  {
    code: 'blanket-waiver',
    // SPC1 35: what parties agree may not break mandatory law; a waiver of everything names nothing (product C-ES-12).
    basis: ['CN-LCL-36', 'CN-SPC1-35'],
    patterns: [
      new RegExp(
        `(?<!不|未|没有|不得|无权要求乙方|不要求乙方)放弃(?:[^。;]{0,12})?(?:一切|全部|所有|任何|其他|其它)[^。;]{0,10}${rights}`,
      ),
      new RegExp(`(?:一切|全部|所有|任何)[^。;]{0,8}${rights}[^。;]{0,6}(?:均|都|全部)?(?<!不)放弃`),
      /(?:不再|不得再|永不)(?:以任何[^。;]{0,10})?(?:向[^。;]{0,10})?(?:主张|追究|要求|提出)[^。;]{0,6}(?:任何|一切|其他)/,
      /waives? (?:all|any and all|every) (?:\w+ ){0,3}(?:rights?|claims?)/i,
      /releases? .{0,40}from (?:all|any and all) claims/i,
    ],
  },
  {
    code: 'personal-reasons',
    // SIL 45, LCL 46: who proposed decides severance and benefit; a mutual end is not a resignation.
    basis: ['CN-LCL-36', 'CN-LCL-46', 'CN-SIL-45'],
    patterns: [
      /(?<!非|不是)(?:因|由于|出于)?(?:乙方|本人|员工|其)?个人(?:的)?(?:原因|理由|发展)/,
      /(?:自愿|主动|自行)(?:提出)?(?:辞职|离职)/,
      /(?<!不得要求乙方|不要求乙方)(?:提交|签署|出具|递交)(?:书面)?辞职(?:信|书|报告|申请)/,
      /personal reasons|voluntar(?:y|ily) resign/i,
    ],
  },
  {
    code: 'penalty',
    // LCL 25: apart from LCL 22 (training) and 23 (non-compete) no penalty may be agreed.
    basis: ['CN-LCL-22', 'CN-LCL-23', 'CN-LCL-25'],
    patterns: [
      /(?<!不(?:承担|支付|收取|约定)(?:任何)?)(?:违约金|违约赔偿|罚金|罚款)/,
      /liquidated damages|contractual penalty/i,
    ],
    allowedIn: ['non-compete-on', 'training-bond'],
  },
  {
    code: 'gag',
    // LCL 79 and SPC1 35: reporting and complaining lawfully cannot be signed away.
    basis: ['CN-SPC1-35'],
    patterns: [
      /(?:不得|不能|不可以|禁止|承诺不|保证不|不再)(?:[^。;]{0,16})?(?:投诉|举报|申诉|检举|控告|申请仲裁|提起仲裁|提起诉讼|起诉|上访|报警|作证|反映情况)/,
      /(?:不得|不能|禁止|承诺不|保证不)(?:[^。;]{0,8})?(?:联系|咨询|求助)(?:[^。;]{0,6})?(?:劳动监察|劳动行政|工会|律师|媒体|12333)/,
      /(?:shall|must|may) not (?:\w+ ){0,4}(?:complain|report|testify|file (?:a )?(?:complaint|claim)|contact (?:the )?(?:union|authorit))/i,
    ],
  },
  {
    code: 'blanket-settled',
    // A tick-box of this kind was set aside in a typical case of ministry and Supreme Court (product C-ES-12).
    basis: ['CN-SPC1-35'],
    patterns: [
      /(?:已|全部|均|业已)?(?:结清|付清|清结|了结)[^。]{0,12}(?:无|没有|不存在|再无)(?:任何|其他|其它)?[^。]{0,6}(?:争议|纠纷|异议)/,
      /(?:双方|彼此|甲乙双方)(?:之间)?(?:再)?(?:无|没有|不存在)(?:任何|其他|其它)[^。]{0,10}(?:争议|纠纷|债权债务)/,
      /full and final settlement|no (?:further|other) (?:claims?|disputes?)/i,
    ],
  },
  {
    code: 'conditional-papers',
    // LCL 50, 84: certificate, file and wages already earned wait for nobody's signature.
    basis: ['CN-LCL-50', 'CN-LCL-84', 'CN-WPR-9'],
    patterns: [
      /(?:未|不)(?:签署|签订|签字)[^。]{0,16}(?:不予|不再|暂不|停止)(?:出具|办理|支付|发放)/,
      /(?:签署|签订|签字|交接完成|办结交接)[^。]{0,10}(?:后|之后)?(?:方|才)(?:可|能|予|会)?[^。]{0,6}(?:出具[^。]{0,6}证明|办理[^。]{0,8}转移|发放工资|支付工资)/,
    ],
  },
  {
    code: 'silence-is-consent',
    basis: ['CN-LCL-36'],
    patterns: [
      /(?:逾期|未(?:在[^。]{0,12})?(?:回复|答复|签署|提出异议))[^。]{0,10}视为(?:同意|接受|认可|放弃|无异议)/,
      /deemed (?:to have )?(?:accepted|consent|agreed)/i,
    ],
  },
  {
    code: 'same-day-pressure',
    basis: ['CN-SPC1-35'],
    patterns: [
      /(?:须|必须|应当?|请)(?:于|在)?(?:今日|今天|当日|当天|即日|立即)[^。]{0,6}签(?:署|订|字)/,
      /must sign (?:today|immediately)/i,
    ],
  },
  {
    code: 'dismissal-word',
    // An agreement is no dismissal; the word on paper would say otherwise.
    basis: ['CN-LCL-36'],
    patterns: [/辞退|开除|解雇|劝退/, /\b(?:dismiss(?:al|ed|es)?|fired|sacked)\b/i],
  },
]

/** All findings, clause by clause; none means that this reading found nothing, not that a lawyer would. */
export function lintClauses(clauses: readonly LintClause[]): readonly Finding[] {
  return clauses.flatMap(clause => [...(clause.basis.length === 0 ? [noBasis(clause)] : []), ...wordsIn(clause)])
}

const noBasis = (clause: LintClause): Finding => ({
  clause: clause.id,
  code: 'no-basis',
  words: clause.heading,
  basis: [],
})

function wordsIn(clause: LintClause): readonly Finding[] {
  const texts = [clause.heading, ...clause.texts].map(plain)
  return rules
    .filter(rule => !rule.allowedIn?.includes(clause.id))
    .flatMap(({ code, basis, patterns }) => {
      const words = texts.flatMap(text => patterns.flatMap(pattern => pattern.exec(text)?.[0] ?? []))[0]
      return words === undefined ? [] : [{ clause: clause.id, code, words, basis }]
    })
}

/** Full-width forms, spaces between Chinese characters and invisible characters hide nothing. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=\p{Script=Han})[\s·.\-_*]+(?=\p{Script=Han})/gu, '')
