// The built pages over a stand-in server; each test opens them anew, as a new visitor of an empty server.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type Open, openBrowser, openTab } from './browser.ts'
import { builtPages } from './built-pages.ts'
import { type Mode, type StandIn, standIn } from './stand-in.ts'

export function pagesAlone() {
  let browser: Browser
  let server: StandIn
  let show: Open

  beforeAll(async () => {
    server = await standIn(await builtPages())
    browser = await openBrowser()
    show = await openTab(browser)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  async function open(mode: Mode, path = '/', size?: Parameters<Open>[1]) {
    server.reset(mode)
    const opened = await show(server.url + path, size)
    const phone = (name: string) => opened.page.getByRole('region', { name, exact: true })
    return { ...opened, server, phone }
  }
  return {
    open,
    /** The sandbox, ready: its phones are there. */
    async sandbox(path = '/', size?: Parameters<Open>[1]) {
      const opened = await open('sandbox', path, size)
      await opened.page.getByRole('region').first().waitFor()
      return opened
    },
  }
}
