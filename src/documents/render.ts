// Makes a paper and stores it under an id derived from its content: asking twice gives the same file.
import { createHash } from 'node:crypto'
import { invitationIcs } from '../calendar/ics.ts'
import { digest } from '../engine/canonical.ts'
import type { CaseState } from '../model/case.ts'
import { dayOf, type InstantText, Temporal } from '../model/dates.ts'
import type { DocumentKind } from '../model/effect.ts'
import type { Locale, People } from '../model/person.ts'
import { AppError, type Refusal } from '../model/refusal.ts'
import type { CompanySettings } from '../model/settings.ts'
import type { World } from '../model/world.ts'
import type { FileMeta, FileStore } from '../ports/file-store.ts'
import type { Signer, Typesetter } from '../ports/papers.ts'
import { fillPaper, type Paper } from './fill/paper.ts'
import type { PaperSource } from './fill/source.ts'
import { type Books, type LawNames, paperWords } from './words.ts'

export interface RenderRequest {
  readonly type: Exclude<DocumentKind, 'archive'>
  readonly version: number
  readonly state: CaseState
  readonly people: Pick<People, 'find'>
  readonly company: CompanySettings['company']
  readonly now: InstantText
  /** For papers that reckon: the preparation report. */
  readonly world?: World | undefined
  /** Reading copies in another language; the Chinese text governs and is the default. */
  readonly locale?: Locale | undefined
}

export interface RenderDeps {
  readonly typesetter: Typesetter
  readonly signer: Signer
  readonly files: FileStore
  readonly books: Readonly<Record<Locale, Books>>
  readonly law: LawNames
}

export interface RenderedPaper {
  readonly fileId: string
  readonly sha256: string
  readonly size: number
  /** The words as plain text, for papers that a card shows in full. */
  readonly text?: string | undefined
}

export async function renderPaper(request: RenderRequest, deps: RenderDeps): Promise<RenderedPaper> {
  if (request.type === 'invitation') return stored(await storeInvitation(request, deps.files))
  const { state, people, company } = request
  const locale = request.locale ?? readerLocale(request)
  const zone = people.find(state.parties.employee ?? '')?.timezone ?? 'UTC'
  const source: PaperSource = {
    state,
    people,
    company,
    words: paperWords(locale, deps.books[locale], deps.law),
    signer: deps.signer,
    world: request.world,
    on: dayOf(request.now, zone),
  }
  const paper = fillPaper(request.type, source, request.version)
  if (!paper.ok) throw refusedPaper(paper.refusal)
  const id = `${state.id}-${request.type}-v${request.version}-${digest([locale, paper.data]).slice(0, 8)}`
  const known = await deps.files.meta(id)
  if (known !== undefined) return stored(known, paper.data.text)
  const bytes = await bytesOf(paper.data, deps)
  const name = `${paper.data.data.frame.title}-v${request.version}${paper.data.sealed ? '-signed' : ''}.pdf`
  const { at } = paper.data
  const meta = await deps.files.put({ id, name, mime: 'application/pdf', bytes, by: 'haosan', at, caseId: state.id })
  return stored(meta, paper.data.text)
}

/** A paper between the parties is Chinese; the preparation report has one reader, the manager. */
const readerLocale = ({ type, state, people }: RenderRequest): Locale =>
  (type === 'preparation' ? people.find(state.parties.manager ?? '')?.locale : undefined) ?? 'zh-CN'

const stored = ({ id, sha256, size }: FileMeta, text?: string): RenderedPaper => ({ fileId: id, sha256, size, text })

async function bytesOf(paper: Paper, { typesetter, signer }: RenderDeps): Promise<Uint8Array> {
  const bytes = await typesetter.pdf(paper.template, paper.data, paper.at)
  return paper.sealed ? signer.sign(bytes, paper.data.frame.title, paper.at) : bytes
}

/** M5's .ics: neutral by construction, and the same bytes for the same appointment. */
async function storeInvitation({ state, version, people }: RenderRequest, files: FileStore): Promise<FileMeta> {
  const answer = state.answers.meeting
  const { date, time, place } = answer?.values ?? {}
  if (answer === undefined || typeof date !== 'string' || typeof time !== 'string')
    throw refusedPaper({ kind: 'refused', code: 'paper-no-such-version', values: { version } })
  const zone = people.find(state.parties.manager ?? '')?.timezone ?? 'UTC'
  const start = Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: zone, plainTime: time })
    .toInstant()
    .toString()
  const text = invitationIcs({
    // The case number must not travel in a calendar that colleagues can open.
    uid: createHash('sha256').update(`invitation/${state.id}`).digest('hex').slice(0, 32),
    sequence: version - 1,
    start,
    madeAt: answer.at,
    place: typeof place === 'string' ? place : undefined,
  })
  const id = `${state.id}-invitation-v${version}-${digest(text).slice(0, 8)}`
  const bytes = new TextEncoder().encode(text)
  return (
    (await files.meta(id)) ??
    files.put({ id, name: '沟通.ics', mime: 'text/calendar', bytes, by: 'haosan', at: answer.at, caseId: state.id })
  )
}

const refusedPaper = ({ code, values, fields }: Refusal): AppError =>
  new AppError('refused', code, `no paper: ${code} ${JSON.stringify(values ?? fields ?? {})}`)
