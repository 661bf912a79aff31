// What a page does with the program over HTTP: it asks with the same key until there is an answer, however often the program dies.
import { expect } from 'vitest'
import type { Button, CardView, FormValues } from '../../src/model/card.ts'

export interface PageAnswer {
  readonly toast?: { readonly text: string }
  readonly card?: CardView
  readonly id?: string
}

export interface Page {
  say(as: string, text: string, key: string): Promise<void>
  /** The answer that says what happened, not that it is on its way. */
  press(as: string, button: Button, key: string, values?: FormValues): Promise<PageAnswer>
  cards(as: string): Promise<readonly CardView[]>
  /** Waits for the newest open card of a step that has this option. */
  find(as: string, step: string, option: string): Promise<Button>
  moveClock(to: string): Promise<void>
  upload(as: string, name: string, text: string): Promise<string>
}

const onItsWay = '已收到,正在处理。结果会显示在卡片上。'
const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** `url` is asked each time: a program that was started again has another one. */
export function openPage(url: () => string): Page {
  async function ask<T>(path: string, init?: RequestInit): Promise<T> {
    for (;;) {
      try {
        const response = await fetch(`${url()}/api/web${path}`, { ...init, signal: AbortSignal.timeout(10_000) })
        if (response.status === 200) return (await response.json()) as T
        expect([500, 503]).toContain(response.status)
      } catch (fault) {
        if (fault instanceof Error && fault.name === 'AssertionError') throw fault
      }
      await pause(100)
    }
  }
  const post = (path: string, body: object): Promise<PageAnswer> =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-haosan': '1' },
      body: JSON.stringify(body),
    })
  const cards: Page['cards'] = async as => {
    const { lines } = await ask<{ lines: readonly { card?: CardView }[] }>(`/lines?as=${as}&after=0`)
    return lines.flatMap(({ card }) => (card === undefined ? [] : [card]))
  }

  return {
    cards,
    async say(as, text, key) {
      await post('/say', { as, key, text })
    },
    async press(as, { token }, key, values) {
      for (;;) {
        const answer = await post('/press', { as, key, token, ...(values && { values }) })
        if (answer.toast?.text !== onItsWay) return answer
        await pause(200)
      }
    },
    async find(as, step, option) {
      for (;;) {
        const card = (await cards(as)).findLast(one => one.key.includes(`/${step}#`) && !one.closed)
        const button = card?.buttons.find(one => one.id === option)
        if (button !== undefined) return button
        await pause(100)
      }
    },
    async moveClock(to) {
      await post('/clock', { to })
    },
    async upload(as, name, text) {
      const body = new FormData()
      body.set('as', as)
      body.set('file', new File([text], name))
      const { id } = await ask<PageAnswer>('/files', { method: 'POST', headers: { 'x-haosan': '1' }, body })
      return id ?? ''
    },
  }
}
