// A link in the chat, followed in the phone's browser: the page's form is filled, its files are handed to the page, and it is sent.
import { linkBrowser } from '../../journeys/link-browser.ts'
import type { Pressed, Serve, Typed } from '../../journeys/phone.ts'

/** Files in the person's hand, by name. */
export type Attached = ReadonlyMap<string, Uint8Array>

export function pageOpener(
  serve: Serve,
  attached: Attached,
): (url: string, typed: Typed | undefined) => Promise<Pressed> {
  const browser = linkBrowser(serve)
  return async (url, typed = {}) => {
    await browser.open(url)
    const [button] = (await browser.card(url)).buttons
    if (button?.form === undefined) throw new Error(`the page of ${url} has no form`)
    const uploaded = async (name: string): Promise<string> => {
      const bytes = attached.get(name)
      return bytes === undefined ? name : browser.attach(url, name, bytes)
    }
    const values = await Promise.all(
      Object.entries(typed).map(async ([label, value]) => {
        const given = typeof value === 'string' ? await uploaded(value) : await Promise.all(value.map(uploaded))
        return [label, given] as const
      }),
    )
    const { toast, fields } = await browser.press(url, button.label, Object.fromEntries(values))
    return { toast, fields }
  }
}
