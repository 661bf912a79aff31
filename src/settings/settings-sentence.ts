// A fault of the settings file as the sentence an operator reads: where it is, what it is, what to write instead.
import type { Translate } from '../texts/texts.ts'
import type { SettingsProblem } from './read-settings.ts'

export function settingsSentence({ line, path, code, values }: SettingsProblem, say: Translate): string {
  const what = say(`settings.problem.${code}`, values)
  return path === '' ? say('settings.problem-file', { line, what }) : say('settings.problem-at', { line, path, what })
}
