// Amounts as papers print them: grouped figures, and the capital characters that a Chinese legal paper repeats them in.
import { Decimal, digitsOf, type Money } from '../../model/money.ts'

/** `152,500.00`; a deduction carries a true minus sign. */
export function figure(amount: Money): string {
  const [whole = '0', fraction] = new Decimal(amount.value).abs().toFixed(digitsOf(amount.currency)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = new Decimal(amount.value).isNegative() && !new Decimal(amount.value).isZero() ? '−' : ''
  return sign + (fraction === undefined ? grouped : `${grouped}.${fraction}`)
}

/** Groups the long figures inside a formula, e.g. `7.0 × 18600.00` → `7.0 × 18,600.00`. */
export const groupFigures = (formula: string): string =>
  formula.replace(/(?<![\d.,])(\d{5,}(?![\d])|\d{4}(?=\.\d))/g, whole => whole.replace(/\B(?=(\d{3})+$)/g, ','))

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿']

/** 人民币大写 as bills of exchange and wage papers write it; only for non-negative CNY below 10^16. */
export function capitalAmount(amount: Money): string | undefined {
  const value = new Decimal(amount.value)
  if (amount.currency !== 'CNY' || value.isNegative() || value.gte('1e16')) return undefined
  const [whole = '0', fen = '00'] = value.toFixed(2).split('.')
  const [jiao = '0', cent = '0'] = [...fen]
  const yuan = whole === '0' ? '' : `${capitalInteger(whole)}元`
  if (fen === '00') return `人民币${yuan === '' ? '零元' : yuan}整`
  const tenths = jiao === '0' ? (yuan === '' ? '' : '零') : `${digits[Number(jiao)]}角`
  return `人民币${yuan}${tenths}${cent === '0' ? '整' : `${digits[Number(cent)]}分`}`
}

function capitalInteger(whole: string): string {
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, '0')
  const quads = padded.match(/\d{4}/g) ?? []
  let text = ''
  let gap = false
  quads.forEach((quad, index) => {
    if (quad === '0000') {
      gap = true
      return
    }
    // A zero anywhere between two figures is read once, however many there are.
    if (text !== '' && (gap || quad.startsWith('0'))) text += '零'
    text += capitalQuad(quad.replace(/^0+/, '')) + (groups[quads.length - 1 - index] ?? '')
    gap = false
  })
  return text
}

function capitalQuad(quad: string): string {
  const spoken = [...quad].map((d, i) => (d === '0' ? '零' : `${digits[Number(d)]}${places[quad.length - 1 - i]}`))
  return spoken.join('').replace(/零+/g, '零').replace(/零$/, '')
}
