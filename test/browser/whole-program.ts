// The real program and a browser for the tests of one file; started before them, stopped after.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type Open, type Opened, openBrowser, openTab } from './browser.ts'
import { type RunningProgram, startServer } from './server.ts'

interface WholeProgram {
  /** A page of the program; `path` as a visitor would type it behind the address. */
  open(path?: string, size?: Parameters<Open>[1]): Promise<Opened>
}

export function wholeProgram(): WholeProgram {
  let browser: Browser
  let program: RunningProgram
  let show: Open
  beforeAll(async () => {
    program = await startServer()
    browser = await openBrowser()
    show = await openTab(browser)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  }, 30_000)
  return { open: (path = '/', size) => show(`${program.url}${path}`, size) }
}
