// `haosan verify --package <file>`: checks an archive package on its own, without database or key, and names what is broken.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fileNamed } from '../config/config.ts'
import { readBooks } from '../documents/books.ts'
import { checkFourProperties } from '../evidence/package/four-properties.ts'
import { opened, verifyPackage } from '../evidence/package/verify.ts'
import type { Locale } from '../model/person.ts'
import { root } from '../packs/root.ts'
import { loadTexts } from '../packs/texts.ts'

// What the check finds is named where the words of archives stand.
const wordsFolder = join(root, 'flows', 'cn-mutual', 'documents')

interface Found {
  readonly what: string
  readonly item: string
}

export interface PackageCheck {
  readonly ok: boolean
  readonly files: number
  readonly broken: readonly Found[]
}

/** Undefined when there is no such file. */
export async function checkPackage(file: string): Promise<PackageCheck | undefined> {
  const bytes = await readFile(fileNamed(file)).catch(() => undefined)
  if (bytes === undefined) return undefined
  const { files, broken } = verifyPackage(bytes)
  const content = opened(bytes)
  const properties = content === undefined ? [] : checkFourProperties(content, '').properties
  const found = [
    ...broken.map(({ path, why }) => ({
      what: why === 'chain-broken' || why === 'container-broken' ? why : `file-${why}`,
      item: path,
    })),
    ...properties.flatMap(({ findings }) => findings.map(({ code, item }) => ({ what: code, item }))),
  ]
  const once = new Map(found.map(one => [`${one.what} ${one.item}`, one]))
  return { ok: once.size === 0, files, broken: [...once.values()] }
}

/** One line of good news, or a line for each broken item. */
export function packageReport(check: PackageCheck, locale: Locale): readonly string[] {
  const say = loadTexts().in(locale)
  if (check.ok) return [say('record.package-holds', { files: check.files })]
  const words = z.record(z.string(), z.string()).parse(readBooks(wordsFolder)[locale].texts.archive)
  return check.broken.map(({ what, item }) => say('record.package-broken', { item, what: words[what] ?? what }))
}
