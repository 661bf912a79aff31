// Reads the settings file from disk.
import { readFileSync } from 'node:fs'
import { readSettings, type SettingsResult } from './read-settings.ts'

export function loadSettings(path: string): SettingsResult {
  const text = readText(path)
  if (text === undefined)
    return { ok: false, problems: [{ line: 1, path: '', code: 'no-file', values: { file: path } }] }
  return readSettings(text)
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
