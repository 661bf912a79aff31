// The archive of an ended case: its papers, proofs and record in one package, checked byte by byte, stored by its content.
import { createHmac } from 'node:crypto'
import type { CaseState } from '../model/case.ts'
import type { CaseEvent } from '../model/case-event.ts'
import type { InstantText } from '../model/dates.ts'
import type { PersonId } from '../model/person.ts'
import type { CompanySettings } from '../model/settings.ts'
import type { Withheld } from '../model/withheld.ts'
import type { ChainedEvent } from '../ports/case-store.ts'
import type { FileStore } from '../ports/file-store.ts'
import { checkFourProperties, type FourPropertyReport } from './package/four-properties.ts'
import { gatherItems } from './package/gather.ts'
import { packageFiles, zipped } from './package/make.ts'
import type { ArchivedEvent, PropertyFinding } from './package/package.ts'

export interface ArchiveRequest {
  readonly state: CaseState
  readonly events: readonly ChainedEvent[]
  /** What not everybody who opens packages may see, by sequence number. */
  readonly withheld: ReadonlyMap<number, Withheld>
  readonly company: CompanySettings['company']
  readonly now: InstantText
  readonly software: string
  /** What stands in README.txt. */
  readonly readme: string
}

export interface ArchiveDeps {
  readonly files: FileStore
  /** Key of the stand-ins for persons: the same person has the same one in every package. */
  readonly secret: Uint8Array
  /** A sentence of the archive's catalogue. */
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string
}

export interface StoredArchive {
  readonly fileId: string
  readonly sha256: string
  readonly size: number
  /** The result of the four-property check in words, one property a line. */
  readonly text: string
}

/** Made from the case as it ended: making it again gives the same package. */
export async function archiveCase(request: ArchiveRequest, deps: ArchiveDeps): Promise<StoredArchive> {
  const { state, company, software } = request
  const at = state.ended?.at ?? request.now
  const by = state.answers['report.confirm']?.by ?? state.parties.hrbp ?? 'haosan'
  const upTo = request.events.filter(event => Date.parse(event.at) <= Date.parse(at) && !isPackage(event))
  const files = packageFiles({
    state: {
      ...state,
      papers: state.papers.filter(paper => paper.name !== 'archive' && Date.parse(paper.at) <= Date.parse(at)),
    },
    events: upTo.map(event => asArchived(event, request.withheld.get(event.seq))),
    items: await gatherItems(state, deps.files),
    company,
    made: { at, by, software, clauses: `${state.flow.id}/${state.flow.version}` },
    custody: [
      { at: state.openedAt, by: 'haosan', what: 'formed' },
      { at, by, what: 'packed' },
    ],
    pseudonym: person => standIn(deps.secret, person),
    readme: request.readme,
  })
  const bytes = zipped(files)
  const report = checkFourProperties(files, at)
  const name = `${state.id}-archive.zip`
  const id = `${state.id}-archive-v1`
  const meta =
    (await deps.files.meta(id)) ??
    (await deps.files.put({ id, name, mime: 'application/zip', bytes, by: 'haosan', at, caseId: state.id }))
  return { fileId: meta.id, sha256: meta.sha256, size: meta.size, text: wordsOf(report, deps.say) }
}

/** Its hash can be computed anew from what stands there, unless already its kind would tell. */
function asArchived({ digest, ...event }: ChainedEvent, withheld: Withheld | undefined): ArchivedEvent {
  const { caseId, seq, at, by, cause, prev, hash, body } = event
  switch (withheld) {
    case undefined:
      return event
    case 'content':
      return { caseId, seq, at, by, cause, kind: body.kind, prev, hash, digest }
    case 'everything':
      return { seq, prev, hash, sealed: true }
  }
}

const isPackage = ({ body }: CaseEvent): boolean => body.kind === 'paper-stored' && body.paper.name === 'archive'

const standIn = (secret: Uint8Array, person: PersonId): string =>
  `P-${createHmac('sha256', secret).update('haosan/archive/1').update(person).digest('hex').slice(0, 12)}`

/** Each property with its result, and what was found. */
function wordsOf(report: FourPropertyReport, say: ArchiveDeps['say']): string {
  const finding = ({ code, item }: PropertyFinding): string => `${say(`archive.${code}`)} (${item})`
  return report.properties
    .map(({ property, passed, findings }) =>
      passed
        ? say('archive.passed', { property: say(`archive.${property}`) })
        : say('archive.failed', { property: say(`archive.${property}`), found: findings.map(finding).join('; ') }),
    )
    .join('\n')
}
