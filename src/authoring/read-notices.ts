// A book of notice lines covers several grounds of one article; the library holds a sheet for each ground, with its own lines and those of all.
import { z } from 'zod'
import { line, type ScriptSheet, scriptSheet } from '../model/script.ts'

const ground = z.string().min(1)

const noticeBook = scriptSheet.omit({ ground: true, scenes: true }).extend({
  grounds: z.array(ground).min(1),
  scenes: z
    .array(
      z.strictObject({
        id: scriptSheet.shape.scenes.element.shape.id,
        /** A line that names grounds is for these alone. */
        lines: z.array(line.extend({ grounds: z.array(ground).min(1).optional() })).min(1),
      }),
    )
    .min(1),
})

type NoticesReading =
  | { readonly ok: true; readonly sheets: readonly ScriptSheet[] }
  | { readonly ok: false; readonly problems: readonly string[] }

export function readNotices(book: unknown): NoticesReading {
  const read = noticeBook.safeParse(book)
  if (!read.success) return { ok: false, problems: z.prettifyError(read.error).split('\n') }
  const { grounds, scenes, ...about } = read.data
  const unknown = scenes
    .flatMap(scene => scene.lines.flatMap(one => one.grounds ?? []))
    .filter(name => !grounds.includes(name))
  if (unknown.length > 0) return { ok: false, problems: unknown.map(name => `notices: the book is not for ${name}`) }
  const sheets = grounds.map(name => ({
    ...about,
    ground: name,
    scenes: scenes
      .map(({ id, lines }) => ({
        id,
        lines: lines.flatMap(({ grounds: own, ...rest }) => (own === undefined || own.includes(name) ? [rest] : [])),
      }))
      .filter(scene => scene.lines.length > 0),
  }))
  return { ok: true, sheets }
}
