// Every word a person reads stands in both languages, and every key the code names exists.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { loadEveryVersion } from '../../src/packs/flows.ts'
import { root } from '../../src/packs/root.ts'
import { loadTexts } from '../../src/packs/texts.ts'

const texts = loadTexts()
const zh = new Set(texts.keys('zh-CN'))
const en = new Set(texts.keys('en'))

describe('the message catalogues', () => {
  test('given a text in one language, then it stands in the other too', () => {
    expect([...zh].filter(key => !en.has(key))).toEqual([])
    expect([...en].filter(key => !zh.has(key))).toEqual([])
  })

  test('given a text with placeholders, then both languages have the same ones', () => {
    const names = (parts: readonly MessageFormatElement[]): readonly string[] =>
      parts.flatMap(part => {
        if (part.type === TYPE.literal || part.type === TYPE.pound) return []
        const inside =
          part.type === TYPE.select || part.type === TYPE.plural
            ? Object.values(part.options).flatMap(option => names(option.value))
            : []
        return part.type === TYPE.tag ? names(part.children) : [part.value, ...inside]
      })
    const holes = (text: string): string => [...new Set(names(parse(text, { ignoreTag: true })))].sort().join(',')
    const source = (locale: 'zh-CN' | 'en', key: string): string => texts.source(locale, key) ?? ''
    const differing = [...zh].filter(key => holes(source('zh-CN', key)) !== holes(source('en', key)))
    expect(differing).toEqual([])
  })

  test('given a key that stands whole in the code, then it exists', () => {
    const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], {
      cwd: root,
      encoding: 'utf8',
    })
      .split('\n')
      .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    const named = files.flatMap(file =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/(?<![\w.])(?:about\.)?t\('([a-z][\w.-]+)'/g)].map(
        match => match[1] ?? '',
      ),
    )
    const toasts = files.flatMap(file =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/'((?:toast|say|refusal)\.[a-z-]+)'/g)].map(
        match => match[1] ?? '',
      ),
    )
    expect(named.length).toBeGreaterThan(200)
    expect([...new Set([...named, ...toasts])].filter(key => !zh.has(key))).toEqual([])
  })

  test('given a refusal an operation names, then there is a sentence for it', () => {
    const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src/engine'], {
      cwd: root,
      encoding: 'utf8',
    })
      .split('\n')
      .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    const source = files.map(file => readFileSync(join(root, file), 'utf8')).join('\n')
    const refusals = [...source.matchAll(/refus(?:ing|e)\('([a-z-]+)'/g)].map(match => `refusal.${match[1]}`)
    const fields = [...source.matchAll(/wrongField\([^,()]+, '([a-z0-9-]+)'\)/g)].map(match => `field.${match[1]}`)
    expect([...new Set([...refusals, ...fields])].filter(key => !zh.has(key))).toEqual([])
  })
})

describe('the words of a flow', () => {
  for (const flow of loadEveryVersion()) {
    test(`given ${flow.id} ${flow.version}, then every option has a label and every legal one says its effect`, () => {
      const missing: string[] = []
      const want = (key: string): void => void (zh.has(key) || missing.push(key))
      for (const step of flow.steps) {
        for (const basis of step.basis) want(`basis.${basis}`)
        if (step.who && step.options.length > 0) want(`todo.${step.id}`)
        for (const option of step.options) {
          if (!zh.has(`button.${step.id}.${option.id}`) && !zh.has(`button.${option.id}`))
            missing.push(`button.${step.id}.${option.id}`)
          if (option.legal) want(`confirm.${step.id}.${option.id}`)
        }
      }
      for (const stage of flow.stages) want(`stage.${stage}`)
      for (const [id, form] of Object.entries(flow.forms)) {
        for (const field of form.fields) {
          want(`form.${id}.${field.name}`)
          for (const choice of field.choices) want(`form.${id}.${field.name}.${choice}`)
        }
      }
      expect(missing).toEqual([])
    })
  }
})

describe('the labels of a form', () => {
  test('given a form that needs something, then no label says that it may be left empty: every messenger marks that itself', () => {
    const doubled = loadEveryVersion().flatMap(({ forms }) =>
      Object.entries(forms).flatMap(([id, { fields }]) =>
        fields.some(field => field.required) ? fields.map(field => `form.${id}.${field.name}`) : [],
      ),
    )
    const says = (key: string): boolean =>
      /不填/.test(texts.source('zh-CN', key) ?? '') || /optional/.test(texts.source('en', key) ?? '')
    expect(doubled.filter(says)).toEqual([])
  })
})

describe('what the words must not say', () => {
  const spoken = [...zh].filter(key => !key.startsWith('law.'))
  test('given a mutual agreement, then no text speaks of dismissal as decided', () => {
    const wrong = spoken.filter(key => /开除|解雇|炒掉/.test(texts.source('zh-CN', key) ?? ''))
    expect(wrong).toEqual([])
  })

  test('given any text to people, then it asks nothing about health, marriage or family', () => {
    const asks = /(是否|有没有|何时|什么时候).{0,6}(怀孕|结婚|生育|备孕|生病|二胎)/
    expect(spoken.filter(key => asks.test(texts.source('zh-CN', key) ?? ''))).toEqual([])
  })

  test('given any Chinese text, then it has no exclamation mark', () => {
    expect(spoken.filter(key => /[!!]/.test((texts.source('zh-CN', key) ?? '').replace(/\{[^}]*\}/g, '')))).toEqual([])
  })
})
