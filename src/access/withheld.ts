// What of a record stays out of its archive package: whatever not every role that opens packages may see.
import type { CaseEvent, CaseEventBody } from '../model/case-event.ts'
import type { CaseRole } from '../model/flow.ts'
import type { Withheld } from '../model/withheld.ts'
import { type Content, roleSees } from './policy.ts'

const readers: readonly CaseRole[] = ['hrbp', 'hrd']

const mayBeRead = (content: Content): boolean => readers.every(role => roleSees(role, content))

/** By sequence number. That somebody felt pressed or called for help shows already in what happened, so the whole press is left out. */
export function withheldFrom(events: readonly CaseEvent[]): ReadonlyMap<number, Withheld> {
  const pressed = new Set(
    events.filter(({ body }) => contentOf(body) === 'pressure' || contentOf(body) === 'help').map(({ cause }) => cause),
  )
  const guarded = new Map(
    events.flatMap(({ body, cause }) => (body.kind === 'answered' ? [[cause, contentOf(body)]] : [])),
  )
  return new Map(
    events.flatMap(({ seq, cause, body }): readonly (readonly [number, Withheld])[] => {
      if (pressed.has(cause) || body.kind === 'reported-earlier') return [[seq, 'everything']]
      const content =
        contentOf(body) ?? (isOfHelp(body) ? 'help' : undefined) ?? (bringsFiles(body) ? guarded.get(cause) : undefined)
      return content === undefined || mayBeRead(content) ? [] : [[seq, 'content']]
    }),
  )
}

/** The name of a file tells as much as the words that came with it. */
const bringsFiles = (body: CaseEventBody): boolean => 'files' in body && body.files !== undefined

/** Content that some readers of packages may not see; everything else in a record they may. */
function contentOf(body: CaseEventBody): Content | undefined {
  switch (body.kind) {
    case 'pressure-reported':
      return 'pressure'
    case 'help-called':
    case 'help-taken-up':
    case 'help-decided':
    case 'help-released':
      return 'help'
    case 'read':
      return body.fields.includes('help') ? 'help' : undefined
    case 'step-opened':
      if (helpSteps.includes(body.instance.step)) return 'help'
      return toldOfPressure.some(step => step === body.instance.step || step === body.instance.data?.card)
        ? 'pressure'
        : undefined
    case 'survey-answered':
      return 'survey'
    case 'answered':
      if (body.step === 'special') return 'protected'
      return body.step.endsWith('.pressure') ? 'pressure' : undefined
    case 'drafted':
      if (body.values.asking !== undefined) return 'pressure'
      return isOfSurvey(body.instance) ? 'survey' : undefined
    case 'armed':
      return isOfSurvey(body.instance) ? 'survey' : undefined
    default:
      return undefined
  }
}

const toldOfPressure: readonly string[] = ['told-pressure', 'told-survey-pressure']

const helpSteps: readonly string[] = ['seek-help', 'helpline', 'told-helpline', 'told-taken-up', 'rest-review']

/** What becomes of their cards later: a reminder, the end of the case, somebody else's attempt. */
const isOfHelp = (body: CaseEventBody): boolean => {
  const place =
    body.kind === 'denied' ? body.what : 'instance' in body && typeof body.instance === 'string' && body.instance
  return typeof place === 'string' && helpSteps.some(step => place.startsWith(`${step}#`))
}

const isOfSurvey = (instance: string): boolean => instance.startsWith('survey#')
