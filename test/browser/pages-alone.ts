// The built pages over a stand-in server, opened anew for each test and put away after it.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { openBrowser, openPage } from './browser.ts'
import { builtPages } from './built-pages.ts'
import { standIn } from './stand-in.ts'

export function pagesAlone() {
  let browser: Browser | undefined
  let pages = ''
  const ends: (() => Promise<void>)[] = []

  beforeAll(async () => {
    pages = await builtPages()
    browser = await openBrowser()
  }, 120_000)
  afterEach(async () => {
    for (const end of ends.splice(0)) await end()
    await Promise.all((browser?.contexts() ?? []).map(context => context.close()))
  })
  afterAll(async () => {
    await browser?.close()
  })

  async function open(mode: 'sandbox' | 'live' | 'nobody', path = '/', size?: { width: number; height: number }) {
    if (!browser) throw new Error('the browser is not open yet')
    const server = await standIn(pages, mode)
    ends.push(server.stop)
    const opened = await openPage(browser, server.url + path, size)
    const phone = (name: string) => opened.page.getByRole('region', { name, exact: true })
    return { ...opened, server, phone }
  }
  return {
    open,
    /** The sandbox, ready: its phones are there. */
    async sandbox(path = '/', size?: { width: number; height: number }) {
      const opened = await open('sandbox', path, size)
      await opened.page.getByRole('region').first().waitFor()
      return opened
    },
  }
}
