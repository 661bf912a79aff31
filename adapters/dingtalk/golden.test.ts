// Each card of the storyboard as DingTalk gets it, in both languages: as it stood when somebody last looked, and taken by the template. A card that changed is looked at and written anew on purpose, with HAOSAN_GOLDEN=write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CardView } from '../../src/model/card.ts'
import { everyButton } from '../../src/model/open-form.ts'
import type { Locale } from '../../src/model/person.ts'
import { root } from '../../src/packs/root.ts'
import { catalogue } from '../../test/card-catalogue.ts'
import { texts } from '../../test/card-view.ts'
import { refusal } from '../../test/emulators/dingtalk/template.ts'
import { faceOf, formPageOf, type Showing } from './cards/card.ts'
import { type CardParams, paramsOf, type RowButton } from './cards/template.ts'

const folder = join(root, 'adapters/dingtalk/golden')

const showingIn = (locale: Locale): Showing => ({
  say: (key, values) => texts.t(locale, key, values),
  turn: '1a2b3c',
  whole: 'https://haosan.example/l/whole',
  formPage: button => `https://haosan.example/l/form/${button}`,
  uploads: [{ id: 'file-1', name: '考勤.pdf' }],
})

const rowsOf = (params: CardParams): readonly RowButton[] =>
  Object.entries(params).flatMap(([name, value]) => (/^r\d+$/.test(name) ? (JSON.parse(value) as RowButton[]) : []))

function pagesOf(card: CardView, showing: Showing): readonly (readonly [string, CardParams])[] {
  const pages = new Map<string, CardParams>()
  const waiting = ['m0']
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    if (pages.has(page)) continue
    const params = paramsOf(faceOf(card, page, showing))
    pages.set(page, params)
    for (const { event } of rowsOf(params)) {
      if (event.type === 'sendCardRequest' && event.params.params.g !== undefined) waiting.push(event.params.params.g)
    }
  }
  return [...pages]
}

/** Variables that hold something, each on its line; tokens are signed anew each time, only that they are there matters. */
const printed = (pages: readonly (readonly [string, CardParams])[]): string =>
  pages
    .flatMap(([page, params]) => [
      `page ${page}`,
      ...Object.entries(params)
        .filter(([, value]) => value !== '' && value !== '[]' && value !== '{"fields":[]}')
        .map(
          ([name, value]) =>
            `${name} ${JSON.stringify(value).replace(/\\"t\\":\\"[^"\\]+\\"/g, '\\"t\\":\\"token\\"')}`,
        ),
    ])
    .join('\n')
    .concat('\n')

describe.each(['zh-CN', 'en'] as const)('cards of the storyboard in %s', locale => {
  const showing = showingIn(locale)
  test.each(catalogue.map(one => [one.name, one] as const))('%s', (_, one) => {
    const view = one.view(locale)
    const pages = pagesOf(view, showing)
    for (const [, params] of pages) expect(refusal(params)).toBeUndefined()
    const shown = pages
      .flatMap(([, params]) => rowsOf(params))
      .map(({ event }) => (event.type === 'openLink' ? '' : event.params.params.t))
    expect(everyButton(view).filter(button => !shown.includes(button.token))).toEqual([])
    const file = join(folder, locale, `${one.name}.txt`)
    if (process.env.HAOSAN_GOLDEN === 'write') {
      mkdirSync(join(folder, locale), { recursive: true })
      writeFileSync(file, printed(pages))
    }
    expect(printed(pages)).toBe(readFileSync(file, 'utf8'))
    for (const button of everyButton(view).filter(one => one.form !== undefined)) {
      expect(refusal(paramsOf(formPageOf(view, button, button.token, showing))), button.label).toBeUndefined()
    }
  })
})
