// What an archive must know about its content (DA/T 46 in spirit, product C-AR-2): the schema, and how it is filled.
import { z } from 'zod'
import { mandatoryItems } from '../../engine/after/mandatory.ts'
import { dayOf } from '../../model/dates.ts'
import { digestOfBytes } from './manifest.ts'
import type { ArchiveInput, ArchiveItem, Files } from './package.ts'
import { itemRoles, paths } from './package.ts'
import { belowFloor, defaultRetention, type Kept, keepUntil, type RetentionTable } from './retention.ts'

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.string().datetime({ offset: true })
const said = z.string().min(1)

const described = z.strictObject({
  path: said,
  role: z.enum([...itemRoles, 'settlement-data', 'process-log']),
  number: said,
  title: said,
  formedAt: instant,
  formedBy: said,
  mime: said,
  format: said,
  size: z.number().int().positive(),
  sha256: hex,
  sm3: hex,
  retentionYears: z.number().int().min(2),
  keepUntil: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  relations: z.array(z.strictObject({ kind: z.enum(['signs', 'rests-on', 'proves', 'follows']), to: said })),
  signatures: z
    .array(
      z.strictObject({ party: z.enum(['employee', 'company']), by: said, at: instant, method: said, document: hex }),
    )
    .optional(),
})
export type DescribedItem = z.infer<typeof described>

export const metadataSchema = z.strictObject({
  schema: z.literal('haosan/archive/1'),
  number: said,
  title: said,
  businessType: said,
  activity: said,
  formedBy: z.strictObject({ organisation: said, creditCode: said }),
  parties: z.array(z.strictObject({ role: said, pseudonym: said })).min(2),
  mapping: said,
  opened: instant,
  ended: instant.optional(),
  securityLevel: z.enum(['internal', 'confidential']),
  language: z.literal('zh-CN'),
  made: z.strictObject({ at: instant, by: said, software: said }),
  versions: z.strictObject({ flow: said, law: said, templates: said }),
  hashAlgorithms: z.tuple([z.literal('SHA-256'), z.literal('SM3')]),
  retention: z.strictObject({ years: z.number().int().min(2), keepUntil: z.string() }),
  items: z.array(described).min(1),
  mandatory: z.array(z.strictObject({ id: said, items: z.array(said) })),
  settlements: z.number().int().nonnegative(),
  process: z.strictObject({ events: z.number().int().positive(), head: hex }),
  custody: z.array(z.strictObject({ at: instant, by: said, what: said })),
})
export type Metadata = z.infer<typeof metadataSchema>

/** Describes files that are already in the package. */
export function describe(
  input: ArchiveInput,
  files: Files,
  placed: ReadonlyMap<ArchiveItem, string>,
  retention: RetentionTable = defaultRetention,
): Metadata {
  const short = belowFloor(retention)
  if (short.length > 0) throw new Error(`retention is below the legal floor: ${short.join(', ')}`)
  const { state, made, pseudonym } = input
  const who = (id: string): string => (id === 'haosan' || id === 'clock' ? id : pseudonym(id))
  const ended = dayOf(state.ended?.at ?? made.at)
  const keep = (kept: Kept) => ({
    retentionYears: retention[kept],
    keepUntil: keepUntil(ended, retention[kept]),
  })
  const measured = (path: string) => {
    const bytes = files.get(path) ?? new Uint8Array()
    return { path, size: bytes.length, sha256: digestOfBytes('sha256', bytes), sm3: digestOfBytes('sm3', bytes) }
  }
  const data = (path: string, role: 'settlement-data' | 'process-log', title: string, at: string): DescribedItem => ({
    ...measured(path),
    ...keep(role),
    role,
    number: `${state.id}/${path}`,
    title,
    formedAt: at,
    formedBy: 'haosan',
    mime: 'application/json',
    format: 'JSON (RFC 8259)',
    relations: [],
  })
  const last = input.events.at(-1)
  return {
    schema: 'haosan/archive/1',
    number: state.id,
    title: `${input.company.legalName} ${state.id}`,
    businessType: 'labor contract, mutual termination (LCL 36)',
    activity: state.flow.id,
    formedBy: { organisation: input.company.legalName, creditCode: input.company.creditCode },
    // That somebody independent was called for is not for every reader of a package.
    parties: Object.entries(state.parties)
      .filter(([role]) => role !== 'helpline')
      .map(([role, id]) => ({ role, pseudonym: pseudonym(id) })),
    mapping: 'sealed with the case record of the company',
    opened: state.openedAt,
    ...(state.ended ? { ended: state.ended.at } : {}),
    securityLevel: 'confidential',
    language: 'zh-CN',
    made: { at: made.at, by: pseudonym(made.by), software: made.software },
    versions: {
      flow: `${state.flow.id}/${state.flow.version}`,
      law: state.settlements.at(-1)?.law.version ?? 'none',
      templates: made.clauses,
    },
    hashAlgorithms: ['SHA-256', 'SM3'],
    retention: { years: retention.package, keepUntil: keepUntil(ended, retention.package) },
    items: [
      ...[...placed].map(([item, path]) => ({
        ...measured(path),
        ...keep(item.role),
        role: item.role,
        number: item.number,
        title: item.title,
        formedAt: item.formedAt,
        formedBy: who(item.formedBy),
        mime: item.mime,
        format: item.mime === 'application/pdf' && item.formedBy === 'haosan' ? 'PDF/A-2b (ISO 19005-2)' : item.mime,
        relations: relationsOf(item, placed),
        ...(item.role === 'signed-agreement'
          ? {
              signatures: (state.agreements.at(-1)?.signatures ?? []).map(({ party, by, at, method, document }) => ({
                party,
                by: pseudonym(by),
                at,
                method,
                document,
              })),
            }
          : {}),
      })),
      ...state.settlements.map(s =>
        data(`${paths.settlements}v${s.version}.json`, 'settlement-data', `settlement v${s.version}`, s.publishedAt),
      ),
      data(paths.events, 'process-log', 'process log', last !== undefined && 'at' in last ? last.at : made.at),
    ],
    mandatory: mandatoryOf(input, placed),
    settlements: state.settlements.length,
    process: { events: input.events.length, head: last?.hash ?? '0'.repeat(64) },
    custody: input.custody.map(({ at, by, what }) => ({ at, by: who(by), what })),
  }
}

function relationsOf(item: ArchiveItem, placed: ReadonlyMap<ArchiveItem, string>): DescribedItem['relations'] {
  const to = (role: ArchiveItem['role'], kind: DescribedItem['relations'][number]['kind']) =>
    [...placed].flatMap(([other, path]) => (other.role === role ? [{ kind, to: path }] : []))
  switch (item.role) {
    case 'agreement':
      return to('settlement-statement', 'rests-on')
    case 'signed-agreement':
      return to('agreement', 'signs')
    case 'payment-proof':
      return to('signed-agreement', 'proves')
    case 'certificate':
    case 'report':
    case 'transfer-proof':
      return to('signed-agreement', 'follows')
    default:
      return []
  }
}

/** What the case itself says must be there (engine), and which file of the package is it. */
function mandatoryOf(input: ArchiveInput, placed: ReadonlyMap<ArchiveItem, string>): Metadata['mandatory'] {
  const find = (role: ArchiveItem['role'], part?: string): readonly string[] =>
    [...placed].flatMap(([item, path]) =>
      item.role === role && (part === undefined || item.part === part) ? [path] : [],
    )
  return mandatoryItems(input.state).map(({ id, present }) => ({
    id,
    items: present ? [...mandatoryFiles(id, find)] : [],
  }))
}

function mandatoryFiles(
  id: ReturnType<typeof mandatoryItems>[number]['id'],
  find: (role: ArchiveItem['role'], part?: string) => readonly string[],
): readonly string[] {
  switch (id) {
    // Minutes and the hand-over are told by the process log itself.
    case 'minutes':
    case 'handover':
      return [paths.events]
    case 'statement':
      return find('settlement-statement')
    case 'transfer':
      return find('transfer-proof')
    case 'payment-separation':
      return find('payment-proof', 'separation')
    case 'payment-handover':
      return find('payment-proof', 'handover')
    case 'payment-closing':
      return find('payment-proof', 'closing')
    default:
      return find(id)
  }
}
