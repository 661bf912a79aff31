// A browser for the page tests: Debian's Chromium, or a plain word that it is missing; with CI=true missing means failed.
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const program = places.find(existsSync)

const mustRun = process.env.CI === 'true'

/** Why the browser tests do not run; undefined when they do. With CI=true they run and fail. */
export const noBrowser: string | undefined =
  program || mustRun ? undefined : 'Chromium is not installed (apt-get install chromium): browser tests are skipped.'

export async function openBrowser(): Promise<Browser> {
  if (!program) throw new Error(`Chromium is not installed; looked in ${places.join(', ')}.`)
  return chromium.launch({
    executablePath: program,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
}

export interface Opened {
  readonly page: Page
  /** What went wrong in it. */
  readonly faults: readonly string[]
}
export type Open = (url: string, size?: { readonly width: number; readonly height: number }) => Promise<Opened>

/** One tab for the tests of a file: each opens its page in it as a new visitor, and what the browser has compiled stays. */
export async function openTab(browser: Browser): Promise<Open> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  let faults: string[] = []
  page.on('pageerror', fault => faults.push(fault.message))
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  return async (url, size = { width: 1280, height: 900 }) => {
    await context.setOffline(false)
    await page.setViewportSize(size)
    // A picture of the same origin: nothing of the page before runs any more or is remembered.
    await page.goto(new URL('/favicon.svg', url).href)
    await page.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    })
    faults = []
    await page.goto(url)
    return { page, faults }
  }
}

/** Buttons, links and fields that a screen reader could not name. */
export const namelessControls = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const visible = (element: Element) => element.getClientRects().length > 0
    const named = (element: Element) => {
      const refs = element.getAttribute('aria-labelledby')?.split(' ') ?? []
      const byRef = refs.map(id => document.getElementById(id)?.textContent ?? '').join('')
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      const labelled =
        element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement ? [...element.labels] : labels
      const byLabel = labelled.map(label => label.textContent).join('')
      const own = element.matches('input, select, textarea') ? '' : (element.textContent ?? '')
      return [element.getAttribute('aria-label'), byRef, byLabel, own].some(text => text && text.trim() !== '')
    }
    return [...document.querySelectorAll('button, a[href], input, select, textarea, [role="button"]')]
      .filter(element => visible(element) && !named(element))
      .map(element => element.outerHTML.slice(0, 160))
  })

/** Texts whose contrast to their background is below 4.5 : 1 (WCAG AA). */
export const faintTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const parse = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    const light = (rgb: number[]) => {
      const [r = 0, g = 0, b = 0] = rgb.map(part => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const backgroundOf = (element: Element | null): number[] => {
      for (let at = element; at; at = at.parentElement) {
        const [r = 0, g = 0, b = 0, a = 1] = parse(getComputedStyle(at).backgroundColor)
        if (a > 0.99) return [r, g, b]
      }
      return [255, 255, 255]
    }
    const faint = new Set<string>()
    for (const element of document.querySelectorAll('body *')) {
      const own = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      if (!own || element.getClientRects().length === 0 || getComputedStyle(element).opacity === '0') continue
      const [high, low] = [
        light(parse(getComputedStyle(element).color).slice(0, 3)),
        light(backgroundOf(element)),
      ].sort((a, b) => b - a) as [number, number]
      const ratio = (high + 0.05) / (low + 0.05)
      if (ratio < 4.5) faint.add(`${ratio.toFixed(2)} ${element.textContent?.trim().slice(0, 40)}`)
    }
    return [...faint]
  })
