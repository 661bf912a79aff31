// What the linter cannot hold: sizes, first lines, names.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../src/packs/root.ts'

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(file => file !== '')
const code = tracked.filter(file => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('node_modules'))
const text = (file: string): string => readFileSync(join(root, file), 'utf8')

describe('house rules', () => {
  test('given any source file, then it has at most 300 lines', () => {
    expect(code.filter(file => text(file).split('\n').length > 301)).toEqual([])
  })

  test('given any source file, then its first line says what it is for', () => {
    const silent = code.filter(file => !/^(#!.*\n)?(\/\/|\/\*\*?) ?\S.{9,}/.test(text(file)))
    expect(silent).toEqual([])
  })

  test('given any file, then its name says what is in it', () => {
    const banned = /(^|\/)(utils?|helpers?|common|misc|stuff)(\.|\/)|Manager\.tsx?$/i
    expect(tracked.filter(file => banned.test(file))).toEqual([])
  })

  test('given any folder of the product, then ARCHITECTURE.md names it', () => {
    const map = text('ARCHITECTURE.md')
    const folders = new Set(
      code.flatMap(file => {
        const [top = '', second] = file.split('/')
        if (second === undefined || top.startsWith('.')) return []
        if (top !== 'src') return [`${top}/`]
        return second.includes('.') ? [] : [`src/${second}`]
      }),
    )
    const missing = [...folders].filter(folder => !map.includes(`\`${folder}\``))
    expect(missing).toEqual([])
  })

  test('given a shortcut around the types, then it is not ours', () => {
    const shortcuts = /@ts-(ignore|nocheck|expect-error)|\bas any\b(?! )|: any\b(?! [a-z])/
    expect(code.filter(file => !file.includes('house-rules') && shortcuts.test(text(file)))).toEqual([])
  })
})
