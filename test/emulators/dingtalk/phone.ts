// Somebody's DingTalk: reads cards page by page, presses, fills forms, sends and opens files, all through the Stream and the API.
import type { Phone, Pressed, Seen, Serve, Typed, Where } from '../../journeys/phone.ts'
import { pageOpener } from './page.ts'
import { type DrawnButton, decides, drawPage, fieldsOf, openForm, type Page, paramsOf } from './render.ts'
import { type Card, id, memberOf, type State } from './state.ts'
import { type StreamGate, topics } from './stream.ts'
import { drawn, type FormField, type RowButton, refusal } from './template.ts'
import { typedInto } from './typing.ts'

export interface PhoneWorld {
  readonly state: State
  readonly gate: StreamGate
  /** How long a message waits for its acknowledgement before it is delivered again. */
  readonly redeliverMs: number
  /** How long a click waits for its answer: two seconds, unless time is not what a test is about. */
  readonly clickMs: number
  /** What goes on while a person fills in a form. */
  readonly typing: () => Promise<void>
  /** What serves Haosan's own pages, for links that lead there. */
  readonly serve: () => Serve | undefined
}

const firstPage = 'm0'

export function dingtalkPhone(world: PhoneWorld, userid: string): Phone {
  const { state, gate } = world
  memberOf(state, userid)
  const attached = new Map<string, Uint8Array>()
  let openPage: ReturnType<typeof pageOpener> | undefined
  /** The page that each card is turned to. */
  const at = new Map<string, { readonly page: string; readonly version: number }>()
  const read = new Map<string, { readonly version: number; readonly pages: readonly Page[] }>()

  const cards = (): readonly Card[] =>
    (state.shown.get(userid) ?? []).flatMap(shown => {
      const card = shown.kind === 'card' ? state.cards.get(shown.track) : undefined
      return card && !card.dead ? [card] : []
    })

  /** A click goes out, its answer changes this person's card; DingTalk gives up after two seconds. */
  async function click(card: Card, actionId: string, params: object): Promise<'answered' | 'late'> {
    const content = JSON.stringify({ cardPrivateData: { actionIds: [actionId], params } })
    const data = { type: 'actionCallback', outTrackId: card.track, corpId: state.corpId, userId: userid, userIdType: 1 }
    // Turning a page decides nothing; an update that crosses it does no harm.
    const weighs = 't' in params
    if (weighs) card.pending += 1
    const answer = await gate.push(
      topics.card,
      { ...data, spaceType: 'IM', spaceId: 'cid', extension: '{}', content },
      { waitMs: world.clickMs, tries: 1 },
    )
    if (weighs) card.pending -= 1
    if (answer === undefined) {
      state.violations.push(`a click was not answered in ${world.clickMs} ms`)
      return 'late'
    }
    const given = paramsIn(answer)
    const bad = given === undefined ? 'no variables' : refusal(given)
    if (bad !== undefined) state.violations.push(`the answer to a click was refused: ${bad}`)
    else card.params = { ...card.params, ...given }
    return 'answered'
  }

  async function turn(card: Card, page: string): Promise<Page> {
    const known = at.get(card.track) ?? { page: firstPage, version: 1 }
    // An update that was drawn before the last turn may show the page of before it.
    const there = known.page === page && known.version === card.version && !openForm(card)
    if (!there) await click(card, 'press', { g: page })
    at.set(card.track, { page, version: card.version })
    return drawPage(card, page)
  }

  /** Every page of a card, turned one by one as a reader would; read again only when the card changed. */
  async function pagesOf(card: Card): Promise<readonly Page[]> {
    const known = read.get(card.track)
    if (known?.version === card.version) return known.pages
    const version = card.version
    // A card that ends is shown from its first page, whichever was open.
    if (isClosed(card)) at.set(card.track, { page: firstPage, version: card.version })
    const pages = [await turn(card, firstPage)]
    const seen = new Set([firstPage])
    const waiting = [...(pages[0]?.turns ?? [])]
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (seen.has(next)) continue
      seen.add(next)
      const page = await turn(card, next)
      pages.push(page)
      waiting.push(...page.turns)
    }
    if (seen.size > 1) await turn(card, firstPage)
    read.set(card.track, { version, pages })
    return pages
  }

  async function seenCard(card: Card): Promise<Seen> {
    const pages = await pagesOf(card)
    const title = drawn(card.params.title ?? '')
    const text = [title, ...pages.map(page => page.text)].join('\n')
    return {
      kind: 'card',
      title,
      text,
      buttons: pages.flatMap(page => page.buttons.filter(decides).map(b => b.label)),
      closed: isClosed(card),
    }
  }

  function found(pages: readonly Page[], label: string, where: Where): DrawnButton | undefined {
    const all = pages.flatMap(page => page.buttons).filter(one => decides(one) && one.label === label)
    return all.filter(one => where.line === undefined || one.above.startsWith(where.line)).at(-1)
  }

  async function find(label: string, where: Where): Promise<readonly [Card, DrawnButton]> {
    for (const card of [...cards()].reverse()) {
      if (where.on !== undefined && !(card.params.title ?? '').includes(where.on)) continue
      const button = found(await pagesOf(card), label, where)
      if (button !== undefined) return [card, button]
    }
    throw new Error(`${userid} has no 「${label}」${where.line ? ` at ${where.line}` : ''}`)
  }

  const follow = (url: string, typed: Typed | undefined): Promise<Pressed> => {
    const serve = world.serve()
    if (serve === undefined) throw new Error(`${userid} is sent to a page and there is none: ${url}`)
    openPage ??= pageOpener(serve, attached)
    return openPage(url, typed)
  }

  async function fill(card: Card, typed: Typed): Promise<Pressed> {
    const fields = fieldsOf(card)
    const form = Object.fromEntries(
      Object.entries(typed).map(([label, value]) => {
        const field = fields.find(one => one.label === label || one.name === label)
        if (field === undefined) throw new Error(`no field ${label}: ${fields.map(one => one.label).join(', ')}`)
        return [field.name, typedInto(field, value)]
      }),
    )
    for (const field of fields) {
      if (form[field.name] === undefined && field.defaultValue !== undefined) form[field.name] = field.defaultValue
    }
    // The client checks what is required before it sends anything.
    const missing = fields.filter(field => field.required && (form[field.name] ?? '') === '')
    if (missing.length > 0) return { fields: Object.fromEntries(missing.map(field => [field.name, 'required'])) }
    if (await takenAway(card)) return told(card, [], 'answered')
    const done = await click(card, 'form', { form, t: card.params.form_t ?? '' })
    card.version += 1
    return told(card, fields, done)
  }

  /** Updates come while somebody types; true when one of them closed the form. */
  async function takenAway(card: Card): Promise<boolean> {
    card.typing = 'yes'
    await world.typing()
    const lost = wasLost(card)
    card.typing = 'no'
    if (lost) at.delete(card.track)
    if (lost && (card.params.notice ?? '') === '') state.violations.push('a form was closed and nobody was told')
    return lost
  }

  return {
    account: { platform: 'dingtalk', id: userid },
    async screen() {
      const seen: Seen[] = []
      for (const shown of state.shown.get(userid) ?? []) {
        if (shown.kind === 'robot') {
          const { text = '', content = '', fileName = '', singleTitle } = shown.param
          const buttons = singleTitle === undefined ? [] : [singleTitle]
          seen.push({ kind: 'words', title: '', text: drawn(text || content || fileName), buttons, closed: false })
          continue
        }
        const card = state.cards.get(shown.track)
        if (card && !card.dead) seen.push(await seenCard(card))
      }
      return seen
    },
    notices: async () =>
      (state.shown.get(userid) ?? []).flatMap(shown =>
        shown.kind === 'card'
          ? (state.cards.get(shown.track)?.notices ?? [])
          : [shown.param.title ?? shown.param.content ?? shown.param.fileName ?? ''],
      ),
    async say(text) {
      await gate.push(topics.message, messageOf(state, userid, { msgtype: 'text', text: { content: text } }), {
        waitMs: world.redeliverMs,
        tries: 20,
      })
    },
    async press(label, typed, where = {}) {
      const [card, place] = await find(label, where)
      await turn(card, place.page)
      const { event } = fresh(card, place, where)
      if (event.type === 'openLink') return follow(event.params.url, typed)
      const done = await click(card, event.params.actionId, event.params.params)
      at.delete(card.track)
      const asks = event.params.params.f !== undefined
      if (!asks) {
        card.version += 1
        return told(card, [], done)
      }
      if (openForm(card)) return fill(card, typed ?? {})
      const page = drawPage(card, 'form').buttons.find(one => one.button.event.type === 'openLink')
      if (page?.button.event.type !== 'openLink') return told(card, [], done)
      return follow(page.button.event.params.url, typed)
    },
    async attach(name, bytes) {
      const code = id()
      state.media.set(code, { name, bytes })
      attached.set(name, bytes)
      const before = state.shown.get(userid)?.length ?? 0
      await gate.push(
        topics.message,
        messageOf(state, userid, { msgtype: 'file', content: { downloadCode: code, fileName: name } }),
        { waitMs: world.redeliverMs, tries: 20 },
      )
      await until(() => (state.shown.get(userid)?.length ?? 0) > before)
      return name
    },
    async open(fileName) {
      for (const card of [...cards()].reverse()) {
        const button = (await pagesOf(card))
          .flatMap(page => page.buttons)
          .findLast(one => one.label.includes(fileName) && paramsOf(one.button).d !== undefined)
        if (button === undefined) continue
        const before = state.shown.get(userid)?.length ?? 0
        await turn(card, button.page)
        await click(card, 'press', paramsOf(button.button))
        await until(() => (state.shown.get(userid)?.length ?? 0) > before)
        const last = state.shown.get(userid)?.at(-1)
        const file = last?.kind === 'robot' ? state.media.get(last.param.mediaId ?? '') : undefined
        if (file === undefined) throw new Error(`${userid} did not get ${fileName}`)
        return file.bytes
      }
      throw new Error(`${userid} has no file ${fileName}`)
    },
  }

  /** The same button as it stands on the card right now: its token and turn are new with every showing. */
  function fresh(card: Card, place: DrawnButton, where: Where): RowButton {
    return found([drawPage(card, place.page)], place.label, where)?.button ?? place.button
  }
}

const wasLost = (card: Card): boolean => card.typing === 'lost'
const isClosed = (card: Card): boolean => /^(已结束|Closed)$/.test(card.params.state ?? '')

function paramsIn(answer: unknown): Record<string, string> | undefined {
  const { response } = answer as { response?: { cardData?: { cardParamMap?: Record<string, string> } } }
  return response?.cardData?.cardParamMap
}

function told(card: Card, fields: readonly FormField[], done: 'answered' | 'late'): Pressed {
  if (done === 'late') return { toast: 'no answer' }
  const notice = drawn(card.params.notice ?? '')
  const wrong = fields.flatMap(field => {
    const line = notice.split('\n').find(one => one.startsWith(`「${field.label}」`))
    return line === undefined ? [] : [[field.name, line.slice(field.label.length + 2)] as const]
  })
  return {
    ...(notice === '' ? {} : { toast: notice }),
    ...(wrong.length === 0 ? {} : { fields: Object.fromEntries(wrong) }),
  }
}

export const messageOf = (state: State, userid: string, content: object): object => ({
  conversationId: `cid-${userid}`,
  conversationType: '1',
  chatbotCorpId: state.corpId,
  chatbotUserId: '$:LWCP_v1:$bot',
  msgId: `msg${id()}`,
  senderNick: '同事',
  isAdmin: false,
  senderStaffId: userid,
  senderId: '$:LWCP_v1:$somebody',
  senderCorpId: state.corpId,
  sessionWebhook: 'https://oapi.dingtalk.com/robot/sendBySession?session=x',
  sessionWebhookExpiredTime: Date.now() + 5_400_000,
  createAt: Date.now(),
  robotCode: state.app.robotCode,
  ...content,
})

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 5_000
  while (!holds()) {
    if (performance.now() > end) throw new Error('nothing came')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
