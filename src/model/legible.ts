// Text as it may stand on a card: nothing that turns round, hides or breaks what stands beside it.

const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const unseen = /(?![\n\t])\p{Cc}/gu
/** Half of a letter that takes two places. */
const half = /\p{Cs}/gu

/** A name could end in a sign that has every amount after it read from right to left. */
export const legible = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(turning, '').replace(unseen, '').replace(half, '\ufffd')

/** The first letters of a text, at most so many places, never half a letter. */
export function head(text: string, most: number): string {
  const whole = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) && most < text.length ? most - 1 : most
  return text.slice(0, whole)
}
