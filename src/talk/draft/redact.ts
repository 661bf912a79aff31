// Takes names, numbers, dates and addresses out of a sentence before it leaves, and puts them back into what comes back.

export interface Known {
  /** People of the case: recognised in every form of address. */
  readonly ofCase: readonly string[]
  /** Everybody else, and employee numbers: recognised as they are written. */
  readonly others: readonly string[]
}

export interface Redacted {
  readonly text: string
  /** Undefined when the draft names what the sentence did not: it was made up. */
  readonly restore: (draft: string) => string | undefined
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const han = /^\p{Script=Han}+$/u
const titles = '总监|总|经理|工|姐|哥|老师|先生|女士|小姐|主管|部长|主任'

/** A name as it stands, whatever the spaces in it; Latin letters only as whole words. */
function written(name: string): string {
  const clean = name.normalize('NFKC').trim()
  if (clean.length < 2) return ''
  if (han.test(clean)) return [...clean].map(literal).join('\\s*')
  return `(?<![a-z0-9])${clean.split(/\s+/).map(literal).join('[\\s.-]*')}(?![a-z0-9])`
}

/** 「林晓」 is also 小林, 林经理, 晓晓; Amy Chen is also Amy. */
function addressed(name: string): readonly string[] {
  const clean = name.normalize('NFKC').trim()
  if (!han.test(clean)) return clean.split(/[\s·]+/).map(written)
  const letters = [...clean]
  const [family = ''] = letters
  const given = letters.slice(letters.length > 3 ? 2 : 1).join('')
  const last = letters.at(-1) ?? ''
  return [
    `[老小阿][${family}${last}]`,
    `${family}(?:${titles})`,
    `${last}${last}`,
    `${last}(?:姐|哥|总)`,
    ...(given.length > 1 ? [written(given)] : []),
  ]
}

const digit = '零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億廿卅'
const month = 'January|February|March|April|June|July|August|September|October|November|December'
const short = 'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec'
const word =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million'

/** What is a figure, a date or an address without knowing anybody. */
const always = [
  '[\\w.+-]+@[\\w.-]+',
  'https?://[^\\s\\p{Script=Han}]+',
  '(?:[a-z]+[-_])*[a-z]*\\p{N}+(?:[.,:/–-]?[a-z\\p{N}]+)*',
  `(?!千万[别不要]|万一|十分|一一)[${digit}]{2,}`,
  '[二两三四五六七八九十百千万](?=\\s*[多余来]?\\s*(?:元|块|万|月|日|号|年|天|个|岁|周|成|倍|份|分))',
  '一(?=\\s*(?:元|块|万|千|月|日|号|年))',
  '(?:星期|礼拜|周)[一二三四五六日天末]',
  `(?<![a-z])(?:one )?(?:${word})(?:[\\s-]+(?:and\\s+)?(?:${word}))*(?![a-z])`,
  `(?<![a-z])(?:${month}|${short}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?![a-z])`,
  '(?<![a-z])(?:Mr|Mrs|Ms|Dr)\\.?\\s+[a-z]+',
]
/** A capital inside a sentence is likely a name. */
const capital = /(?<=[a-z,;\p{Script=Han}]\s*)(?<![A-Za-z])[A-Z][a-z]+/gu

const placeholder = /⟦([A-Z]+)⟧/gu

/** A, B, … Z, AA: a placeholder has no digit, so that no figure at all leaves. */
const nth = (n: number): string => (n < 26 ? '' : nth(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26))

/** Undefined when the sentence itself has the marks of a placeholder. */
export function redact(sentence: string, known: Known): Redacted | undefined {
  const text = sentence.normalize('NFKC').replace(/\p{Cf}/gu, '')
  if (/[⟦⟧]/.test(text)) return undefined
  const names = [...known.ofCase, ...known.others].map(written)
  const forms = [...names, ...known.ofCase.flatMap(addressed)].filter(form => form !== '')
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length)
  const secret = new RegExp([...longestFirst, ...always].join('|'), 'giu')
  const kept: string[] = []
  const hide = (found: string): string => {
    const at = kept.indexOf(found)
    return `⟦${nth(at < 0 ? kept.push(found) - 1 : at)}⟧`
  }
  const hidden = text.replace(secret, hide).replace(capital, hide)

  return {
    text: hidden,
    restore(draft) {
      const plain = draft.normalize('NFKC').replace(/\p{Cf}/gu, '')
      const own = plain.replace(placeholder, ' ')
      if (/[⟦⟧]/.test(own) || own.search(secret) >= 0 || own.search(capital) >= 0) return undefined
      const values = new Map(kept.map((value, i) => [nth(i), value]))
      if ([...plain.matchAll(placeholder)].some(([, name = '']) => !values.has(name))) return undefined
      return plain.replace(placeholder, (_, name: string) => values.get(name) ?? '')
    },
  }
}
