// A place in the reader's language: its id is its English name, its first other name the Chinese one.
import type { Locale } from './answer.ts'
import type { LawPack } from './pack.ts'
import { findRegion, indexOf } from './pack-index.ts'

/** The name of a place by any of its names; a place that the pack does not know stays as it was typed. */
export function placeName(pack: LawPack, locale: Locale, typed: string): string {
  const region = findRegion(indexOf(pack), typed)
  return (locale === 'zh-CN' ? region?.names[0] : region?.id) ?? typed
}
