// Each card of the storyboard as Slack gets it, in both languages: valid, and drawn as when somebody last looked. A card that changed is looked at and drawn anew on purpose, with HAOSAN_GOLDEN=write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Button, CardView } from '../../src/model/card.ts'
import type { Locale } from '../../src/model/person.ts'
import { root } from '../../src/packs/root.ts'
import { loadTexts } from '../../src/packs/texts.ts'
import { catalogue } from '../../test/card-catalogue.ts'
import { controlsIn, decisions, fieldsIn } from '../../test/emulators/slack/reading.ts'
import type { Block } from '../../test/emulators/slack/schema.ts'
import { validMessage, validView } from '../../test/emulators/slack/validate.ts'
import { cardMessage } from './cards/card.ts'
import { formView } from './cards/form.ts'
import { lineView, moreView } from './cards/modal.ts'

const folder = join(root, 'adapters/slack/golden')
const texts = loadTexts()
const sayIn = (locale: Locale) => (key: string, values?: Readonly<Record<string, string | number>>) =>
  texts.t(locale, key, values)
const link = () => 'https://haosan.example/l/token'

const buttonsOf = (view: CardView): readonly (readonly [Button, string | undefined])[] => [
  ...view.blocks.flatMap(block =>
    block.kind === 'lines' ? block.rows.flatMap(row => (row.buttons ?? []).map(one => [one, row.id] as const)) : [],
  ),
  ...[...view.buttons, ...(view.footer ?? [])].map(one => [one, undefined] as const),
]

/** Tokens are signed and long: what matters is that they are there. */
const shortened = (value: unknown): string =>
  JSON.stringify(value, (name, one: unknown) =>
    name === 'value' && typeof one === 'string' && one.length > 100 ? 'token' : one,
  )

function pagesOf(view: CardView, locale: Locale): readonly (readonly Block[])[] {
  const pages: (readonly Block[])[] = []
  for (;;) {
    const { blocks } = cardMessage(view, { say: sayIn(locale), page: pages.length, link })
    pages.push(validMessage(blocks))
    const more = controlsIn(pages.at(-1) ?? []).some(
      ({ verb, button }) => verb === 'page' && Number(button.value) === pages.length,
    )
    if (!more) return pages
  }
}

/** The push, then each block on a line of its own: a change shows where it is. */
const printed = (view: CardView, locale: Locale): string =>
  [JSON.stringify({ text: view.preview }), ...pagesOf(view, locale).flat().map(shortened)]
    .map(line => `${line}\n`)
    .join('')

function compare(name: string, view: CardView, locale: Locale): void {
  const now = printed(view, locale)
  const file = join(folder, locale, `${name}.jsonl`)
  if (process.env.HAOSAN_GOLDEN === 'write') {
    mkdirSync(join(folder, locale), { recursive: true })
    writeFileSync(file, now)
  }
  expect(now).toBe(readFileSync(file, 'utf8'))
}

function bringsEveryToken(view: CardView, locale: Locale): void {
  const there = new Map(
    pagesOf(view, locale)
      .flatMap(decisions)
      .map(({ button }) => [button.action_id, button.value] as const),
  )
  for (const [button, row] of view.closed ? [] : buttonsOf(view)) {
    const id = `${button.form ? 'form' : 'press'}:${button.id}${row === undefined ? '' : `@${row}`}`
    expect(there.get(id), button.label).toBe(button.token)
  }
}

function formsFit(view: CardView, say: ReturnType<typeof sayIn>): void {
  for (const [button, row] of buttonsOf(view)) {
    if (button.form === undefined) continue
    const carry = { k: view.key, b: button.id, t: button.token, c: 'D0123456789', ...(row && { r: row }) }
    const form = formView(button.form, carry, button.label, say)
    // A list without anything to choose cannot stand in a modal; it is shown on a page.
    if (button.form.fields.some(field => 'choices' in field && field.choices.length === 0)) {
      expect(form).toBeUndefined()
      continue
    }
    const fields = fieldsIn(validView(form))
    expect(fields.map(field => field.name)).toEqual(button.form.fields.map(field => field.name))
    for (const tick of fields.filter(field => field.block_id.startsWith('t:'))) {
      expect(tick.element).not.toHaveProperty('initial_options')
    }
    // Filled in wrongly, every field says so and keeps what it had.
    const problems = Object.fromEntries(button.form.fields.map(field => [field.name, '请再看一下']))
    validView(formView(button.form, carry, button.label, say, { values: {}, problems }))
  }
}

function everythingOpens(view: CardView, say: ReturnType<typeof sayIn>): void {
  for (const [index, block] of view.blocks.entries()) {
    if (block.kind === 'more') validView(moreView(view, index, 0, say))
    if (block.kind === 'lines') for (const row of block.rows) validView(lineView(row, say))
  }
}

describe.each(['zh-CN', 'en'] as const)('cards of the storyboard in %s', locale => {
  test.each(catalogue.map(one => [one.name, one] as const))('%s', (name, one) => {
    const view = one.view(locale)
    compare(name, view, locale)
    bringsEveryToken(view, locale)
    formsFit(view, sayIn(locale))
    everythingOpens(view, sayIn(locale))
  })
})
