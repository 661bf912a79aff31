// A person's Slack: reads messages whole (turning pages, opening what folds), presses, fills modals, types, takes and gives files.
import type { Phone, Pressed, Seen, Typed, Where } from '../../journeys/phone.ts'
import { type Carrier, deliverEvent, type Timing } from './delivery.ts'
import { fill } from './filling.ts'
import { eventCallback, messageClick, messageEvent, viewClick, viewSubmission } from './payloads.ts'
import { controlsIn, decisions, namesOnControls, type OnScreen, textOf, titleOf } from './reading.ts'
import { botUser, type Message, type OpenView, type Workspace } from './workspace.ts'

export interface PhoneDeps {
  readonly workspace: Workspace
  readonly carrier: Carrier
  readonly timing: Timing
  readonly address: () => string
  /** Waits for what the app does after it acknowledged. */
  readonly settled: () => Promise<void>
}

/** What the app writes on a card that is over. */
const closedSign = /这张卡片已结束|This card is closed/

const warning = 'Slack could not reach the app'

export function slackPhone(deps: PhoneDeps, user: string): Phone {
  const { workspace } = deps
  const room = () => workspace.roomOf(user)
  const read = new Map<string, Seen>()
  const opened = new Map<string, string>()

  const at = () => ({ user, trigger: workspace.trigger(user), channel: room().id, actionTs: workspace.ts() })
  const control = ({ button, block_id }: OnScreen) => ({
    block_id,
    action_id: button.action_id,
    value: button.value,
    label: button.text.text,
  })
  const openView = (): OpenView | undefined =>
    [...workspace.views.values()].findLast(one => one.user === user && one.open)

  async function click(message: Message, what: OnScreen): Promise<boolean> {
    const { acked } = await push(messageClick(at(), message, control(what)))
    await deps.settled()
    return acked
  }
  const push = (payload: unknown) => deps.carrier.push('interaction', payload, { num: 0, reason: '' })

  function closeViews(): void {
    for (const view of workspace.views.values()) if (view.user === user) view.open = false
  }

  /** Everything in the modal that a control opened, page by page. */
  async function readModal(): Promise<string> {
    const texts: string[] = []
    for (let page = 0; page < 50; page += 1) {
      const shown = openView()
      if (shown === undefined) break
      texts.push(textOf(shown.view.blocks))
      const on = controlsIn(shown.view.blocks).filter(
        one => one.verb === 'turn' && Number(one.button.value) === page + 1,
      )[0]
      if (on === undefined) break
      await push(viewClick(at(), shown, control(on)))
      await deps.settled()
    }
    closeViews()
    return texts.join('')
  }

  async function unfolded(message: Message): Promise<string> {
    const texts: string[] = []
    for (const what of controlsIn(message.blocks).filter(({ verb }) => verb === 'line' || verb === 'more')) {
      // A line that looks the same as before is not opened again.
      const name = [message.ts, what.verb === 'line' ? '' : message.edits, what.button.action_id, what.above].join(' ')
      let text = opened.get(name)
      if (text === undefined) {
        await click(message, what)
        text = await readModal()
        opened.set(name, text)
      }
      texts.push(text)
    }
    return texts.join('\n')
  }

  const toPage = (message: Message, page: number): OnScreen | undefined =>
    controlsIn(message.blocks).find(one => one.verb === 'page' && Number(one.button.value) === page)

  /** The message as it stands; when it changes while it is read, it is read again. */
  async function wholeMessage(message: Message): Promise<Seen> {
    for (let tries = 0; ; tries += 1) {
      const known = read.get(`${message.ts} ${message.edits}`)
      if (known !== undefined) return known
      const before = message.edits
      const { seen, turns } = await readPages(message)
      if (message.edits !== before + turns && tries < 5) continue
      read.set(`${message.ts} ${message.edits}`, seen)
      return seen
    }
  }

  /** Buttons and words of every page; the message stands at its first page again afterwards. */
  async function readPages(message: Message): Promise<{ readonly seen: Seen; readonly turns: number }> {
    const title = titleOf(message.blocks)
    if (title === '') {
      const text = textOf(message.blocks) || message.text
      return { seen: { kind: 'words', title, text, buttons: [], closed: false }, turns: 0 }
    }
    const texts: string[] = []
    const buttons: string[] = []
    let turns = 0
    const turn = async (to: OnScreen): Promise<void> => {
      turns += 1
      await click(message, to)
    }
    for (let page = 0; ; page += 1) {
      texts.push(textOf(message.blocks), namesOnControls(message.blocks), await unfolded(message))
      const labels = decisions(message.blocks).map(({ button }) => button.text.text)
      // Buttons of the whole card stand on each page.
      buttons.push(...labels.filter(label => page === 0 || !buttons.includes(label)))
      const on = toPage(message, page + 1)
      if (on === undefined) {
        for (let back = page - 1; back >= 0; back -= 1) {
          const to = toPage(message, back)
          if (to !== undefined) await turn(to)
        }
        break
      }
      await turn(on)
    }
    const text = texts.join('\n')
    return { seen: { kind: 'card', title, text, buttons, closed: closedSign.test(text) }, turns }
  }

  const ofBot = (): readonly Message[] => room().messages.filter(message => message.from === botUser && !message.files)

  /** The newest message with such a button, on whichever page it stands. */
  async function find(label: string, { line, on }: Where): Promise<readonly [Message, OnScreen] | undefined> {
    const fits = ({ button, above }: OnScreen): boolean =>
      button.text.text === label && (line === undefined || above.startsWith(line.replace(/[*~]/g, '')))
    for (const message of [...ofBot()].reverse()) {
      if (on !== undefined && !titleOf(message.blocks).includes(on)) continue
      for (let page = 0; page < 50; page += 1) {
        const here = decisions(message.blocks).find(fits)
        if (here !== undefined) return [message, here]
        const next = toPage(message, page + 1)
        if (next === undefined) break
        await click(message, next)
      }
    }
    return undefined
  }

  function toastsSince(count: number): Pick<Pressed, 'toast'> {
    const said = workspace.toasts.slice(count).filter(one => one.user === user)
    return said.length === 0 ? {} : { toast: said.map(one => one.text).join('\n') }
  }

  async function handIn(shown: OpenView, typed: Typed, toasts: number): Promise<Pressed> {
    const { values, missing } = fill(shown.view, typed, workspace.files, deps.address())
    if (missing.length > 0) {
      closeViews()
      return { fields: Object.fromEntries(missing.map(name => [name, 'Slack: please complete this field'])) }
    }
    const { hash } = shown
    const { acked, body } = await push(viewSubmission(at(), shown, values))
    await deps.settled()
    if (!acked) return { toast: warning }
    const answer = body as
      | { response_action?: string; errors?: Record<string, string>; view?: OpenView['view'] }
      | undefined
    if (answer?.response_action === 'errors') {
      for (const block of Object.keys(answer.errors ?? {})) {
        if (!(block in values)) throw new Error(`the answer names an unknown block ${block}`)
      }
      return {
        fields: Object.fromEntries(Object.entries(answer.errors ?? {}).map(([block, text]) => [block.slice(2), text])),
      }
    }
    // A modal that was told to wait has been changed by now.
    const now = shown.hash === hash ? answer?.view : shown.view
    const notice = answer?.response_action === 'update' ? textOf(now?.blocks ?? []) : undefined
    closeViews()
    return notice === undefined ? toastsSince(toasts) : { toast: notice }
  }

  return {
    account: { platform: 'slack', id: user },
    async screen() {
      const seen: Seen[] = []
      for (const message of ofBot()) seen.push(await wholeMessage(message))
      return seen
    },
    notices: async () => workspace.notices.filter(notice => notice.user === user).map(({ text }) => text),
    async say(text) {
      const ts = workspace.ts()
      room().messages.push({ ts, from: user, text, blocks: [], edits: 0, frozen: false })
      const payload = eventCallback(workspace, messageEvent(room().id, user, ts, text))
      const tries = await deliverEvent(deps.carrier, payload, deps.timing)
      if (tries === 0) throw new Error('the message was never acknowledged')
      await deps.settled()
    },
    async press(label, typed, where = {}) {
      closeViews()
      const found = await find(label, where)
      if (found === undefined) throw new Error(`${user} has no 「${label}」`)
      const toasts = workspace.toasts.length
      const acked = await click(...found)
      const shown = openView()
      if (shown !== undefined && shown.view.submit !== undefined) return handIn(shown, typed ?? {}, toasts)
      const notice = shown && textOf(shown.view.blocks)
      closeViews()
      const said = toastsSince(toasts)
      if (notice !== undefined) return { toast: notice }
      return acked || said.toast !== undefined ? said : { toast: warning }
    },
    async attach(name, bytes) {
      const id = workspace.id('F')
      workspace.files.set(id, { id, name, bytes, by: user })
      return id
    },
    async open(fileName) {
      const short = fileName.slice(0, 40)
      const message = [...ofBot()].reverse().find(one => controlsIn(one.blocks).some(c => isFile(c, short)))
      const what = message && controlsIn(message.blocks).find(one => isFile(one, short))
      if (message === undefined || what === undefined) throw new Error(`${user} has no file ${fileName}`)
      const before = room().messages.length
      await click(message, what)
      const id = room()
        .messages.slice(before)
        .findLast(one => one.files)?.files?.[0]
      const file = id === undefined ? undefined : workspace.files.get(id)
      if (file === undefined) throw new Error(`${user} cannot open ${fileName}`)
      return file.bytes
    },
  }
}

const isFile = ({ verb, button }: OnScreen, name: string): boolean =>
  verb === 'file' && button.text.text.startsWith(name)
