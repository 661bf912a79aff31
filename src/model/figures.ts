// Figures as they are read on a screen: groups of three, a true minus sign, and nothing in them that a line could break at.

/** Holds together what is read as one: an amount, a date. */
export const noBreak = '\u00a0'

/** `130200.00` → `130 200.00`, `-5900` → `−5 900`; what is no plain decimal stays as it is. */
export function grouped(figure: string): string {
  const [, sign, whole, rest] = /^(-?)(\d+)(\.\d+)?$/.exec(figure) ?? []
  if (whole === undefined) return figure
  return `${sign ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, noBreak)}${rest ?? ''}`
}

/** `7.0` → `7`: months and days that are whole are read so; `6.5` stays, and an amount keeps its two decimals. */
export const whole = (text: string): string => text.replace(/(?<![\d.])(\d+)\.0(?!\d)/g, '$1')
