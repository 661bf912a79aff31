// How a choice is offered: a few as buttons, many as a list, short ones side by side.
import type { Choice } from '../../../../src/model/card.ts'

/** Chinese characters are twice as wide as Latin letters. */
const width = (text: string): number => [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0)

/** More than a handful, or several long ones, are easier to find in a list. */
export const asSelect = (choices: readonly Choice[]): boolean =>
  choices.length > 4 || (choices.length > 2 && choices.some(choice => width(choice.label) > 30))

/** Short labels without notes stand side by side. */
export const sideBySide = (choices: readonly Choice[]): boolean =>
  choices.every(choice => !choice.note && width(choice.label) <= 14)
