// Each card of the storyboard as Feishu gets it, in both languages: valid, and drawn as when somebody last looked. A card that changed is looked at and drawn anew on purpose, with HAOSAN_GOLDEN=write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Button, CardView } from '../../src/model/card.ts'
import { root } from '../../src/packs/root.ts'
import { catalogue } from '../../test/card-catalogue.ts'
import { contractDeps } from '../../test/contract/deps.ts'
import { judge } from '../../test/emulators/feishu/card-rules.ts'
import { feishuCard } from './cards/card.ts'
import type { FeishuCard } from './cards/card-json.ts'
import { formCard } from './cards/form.ts'
import { wordsFor } from './words.ts'

const folder = join(root, 'adapters/feishu/golden')
const deps = contractDeps()
const account = { platform: 'feishu', id: 'ou_84aad35d084aa403a838cf73ee184670' } as const
const files = [{ id: 'file-1', name: '考勤.pdf' }]

const stands: Readonly<Record<string, (value: string) => string>> = {
  // Signed and long, or a digest of everything: what matters is that it is there.
  t: value => `token of at most ${Math.ceil(value.length / 100) * 100} letters`,
  h: () => 'digest',
}

const shortened = (card: FeishuCard): FeishuCard =>
  JSON.parse(
    JSON.stringify(card, (name, value: unknown) =>
      typeof value === 'string' ? (stands[name]?.(value) ?? value) : value,
    ),
  ) as FeishuCard

/** The head, and each element on a line of its own: a change shows where it is. */
function printed(card: FeishuCard): string {
  const { body, ...head } = shortened(card)
  return [head, ...body.elements].map(line => `${JSON.stringify(line)}\n`).join('')
}

const buttonsOf = (view: CardView): readonly (readonly [Button, string | undefined])[] => [
  ...view.blocks.flatMap(block =>
    block.kind === 'lines' ? block.rows.flatMap(row => (row.buttons ?? []).map(one => [one, row.id] as const)) : [],
  ),
  ...[...view.buttons, ...(view.footer ?? [])].map(one => [one, undefined] as const),
]

describe.each(['zh-CN', 'en'] as const)('cards of the storyboard in %s', locale => {
  test.each(catalogue.map(one => [one.name, one] as const))('%s', (_, one) => {
    const view = one.view(locale)
    const words = wordsFor(deps, account, view)
    const card = feishuCard(view, words)
    expect(judge(JSON.stringify(card))).toMatchObject({ ok: true })
    const file = join(folder, locale, `${one.name}.jsonl`)
    if (process.env.HAOSAN_GOLDEN === 'write') {
      mkdirSync(join(folder, locale), { recursive: true })
      writeFileSync(file, printed(card))
    }
    expect(printed(card)).toBe(readFileSync(file, 'utf8'))
    for (const [button, line] of buttonsOf(view).filter(([button]) => button.form !== undefined)) {
      const form = formCard({ view, button, line, changed: false, files }, words)
      expect(judge(JSON.stringify(form)), button.label).toMatchObject({ ok: true })
      // Filled in wrongly, every field says so and keeps what it had.
      const wrong = Object.fromEntries(button.form?.fields.map(field => [field.name, '请再看一下']) ?? [])
      const again = formCard({ view, button, line, changed: true, files: [], wrong, typed: {} }, words)
      expect(judge(JSON.stringify(again)), button.label).toMatchObject({ ok: true })
    }
  })

  test.each(catalogue.map(one => [one.name, one] as const))(
    '%s: every button is there, nothing is ticked, no case in the preview',
    (_, one) => {
      const view = one.view(locale)
      const text = JSON.stringify(feishuCard(view, wordsFor(deps, account, view)))
      for (const [button, line] of buttonsOf(view)) {
        const value = button.form ? `"b":"${button.id}"${line ? `,"l":"${line}"` : ''}` : button.token
        if (!view.closed) expect(text, button.label).toContain(value)
      }
      expect(text).toContain(`"summary":{"content":"${view.preview}"}`)
      expect(text).toContain('"enable_forward":false')
      expect(text).not.toContain('"checked":true')
    },
  )
})
