// A newcomer follows the documents: every place that they name is there.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../src/packs/root.ts'

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(file => file !== '')
// The changelog speaks of its day.
const documents = tracked.filter(file => file.endsWith('.md') && file !== 'CHANGELOG.md')
const text = (file: string): string => readFileSync(join(root, file), 'utf8')
const found = (pattern: RegExp, file: string): readonly string[] =>
  [...text(file).matchAll(pattern)].map(([, place = '']) => place)

test('given a link to another file, then that file is there', () => {
  const dead = documents.flatMap(file =>
    found(/\]\((?!\w+:)([^)#\s]+)/g, file)
      .filter(place => !existsSync(join(root, dirname(file), place)))
      .map(place => `${file}: ${place}`),
  )
  expect(dead).toEqual([])
})

test('given a path of the project, then it is there', () => {
  const tops = [...new Set(tracked.filter(file => file.includes('/')).map(file => file.split('/')[0]))].join('|')
  const named = new RegExp(`\`((?:${tops})/[\\w./*-]*)\``, 'g')
  const missing = documents.flatMap(file =>
    found(named, file)
      .filter(place => !tracked.some(one => fits(one, place)))
      .map(place => `${file}: ${place}`),
  )
  expect(missing).toEqual([])
})

/** The place itself or something in it; a star stands for part of one name. */
function fits(file: string, place: string): boolean {
  const pattern = place.replace(/\/$/, '').replace(/[.]/g, '\\.').replace(/\*/g, '[^/]*')
  return new RegExp(`^${pattern}(?:/|$)`).test(file)
}
