// Slack's sizes (docs.slack.dev/reference/block-kit), and the cuts that keep texts within them without losing a letter.
import { head } from '../../../src/model/legible.ts'

export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  actions: 25,
  section: 3_000,
  header: 150,
  button: 75,
  value: 2_000,
  id: 255,
  option: 75,
  radios: 10,
  options: 100,
  label: 2_000,
  input: 3_000,
  modalTitle: 24,
  metadata: 3_000,
  /** Undocumented sum of about 13 000 letters a message (`msg_blocks_too_long`); some room is left. */
  messageText: 11_000,
  viewText: 9_000,
  /** 250 KB are documented; what is handed in brings the view back, three times as long in its form encoding. */
  viewBytes: 200_000,
} as const

/** At most so many letters, the last one an ellipsis when something was cut; never half a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${head(text, most - 1)}…`
}

/** The whole text in pieces of at most so many letters, broken at a line or a sentence where there is one. */
export function pieces(text: string, most: number): readonly string[] {
  const found: string[] = []
  let rest = text
  while (rest.length > most) {
    const at = breakIn(rest.slice(0, most))
    found.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return rest === '' && found.length > 0 ? found : [...found, rest]
}

function breakIn(head: string): number {
  const far = head.length / 2
  for (const mark of [/\n(?!.*\n)/s, /[。;;.](?!.*[。;;.])/s, / (?!.* )/s]) {
    const at = head.search(mark)
    if (at >= far) return at + 1
  }
  return /[\uD800-\uDBFF]$/.test(head) ? head.length - 1 : head.length
}
