// 完整: everything mandatory is there; numbers run without a gap; nothing described is missing.
import { brokenFiles } from './manifest.ts'
import type { Metadata } from './metadata.ts'
import { type Files, type PropertyFinding, paths } from './package.ts'
import { eventsOf } from './process-log.ts'

export function checkCompleteness(files: Files, metadata: Metadata): readonly PropertyFinding[] {
  return [
    ...brokenFiles(files)
      .filter(({ why }) => why === 'missing')
      .map(({ path }) => ({ code: 'file-missing', item: path })),
    ...metadata.items.filter(item => !files.has(item.path)).map(item => ({ code: 'item-missing', item: item.path })),
    ...metadata.mandatory
      .filter(({ items }) => items.length === 0 || !items.every(path => files.has(path)))
      .map(item => ({ code: 'mandatory-missing', item: item.id })),
    ...numberingFindings(metadata),
    ...sequenceFindings(files, metadata),
    ...settlementFindings(files, metadata),
    ...(files.has(paths.readme) ? [] : [{ code: 'file-missing', item: paths.readme }]),
  ]
}

/** `documents/01-…`, `02-…`: a hole means that something was taken out; a number twice that something was put in. */
function numberingFindings(metadata: Metadata): readonly PropertyFinding[] {
  const numbers = metadata.items
    .filter(item => item.path.startsWith(paths.documents))
    .map(item => Number(item.path.slice(paths.documents.length).split('-')[0]))
  const documents = metadata.items.map(item => item.number)
  return [
    ...numbers
      .flatMap((number, index) =>
        number === index + 1 ? [] : [{ code: 'number-gap', item: String(index + 1).padStart(2, '0') }],
      )
      .slice(0, 1),
    ...documents
      .filter((number, index) => documents.indexOf(number) !== index)
      .map(number => ({ code: 'number-twice', item: number })),
  ]
}

function sequenceFindings(files: Files, metadata: Metadata): readonly PropertyFinding[] {
  const events = eventsOf(files)
  if (events === undefined) return []
  const gap = events.findIndex((event, index) => event.seq !== index + 1)
  return [
    ...(gap < 0 ? [] : [{ code: 'event-gap', item: String(gap + 1) }]),
    ...(events.length === metadata.process.events
      ? []
      : [{ code: 'event-count-differs', item: String(events.length) }]),
  ]
}

function settlementFindings(files: Files, metadata: Metadata): readonly PropertyFinding[] {
  return Array.from({ length: metadata.settlements }, (_, index) => `${paths.settlements}v${index + 1}.json`)
    .filter(path => !files.has(path))
    .map(path => ({ code: 'settlement-missing', item: path }))
}
