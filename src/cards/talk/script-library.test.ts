// 「话术」: given any route, then its lines can be reached by buttons, read whole in both languages, and name the one case somebody is in.
import { describe, expect, test } from 'vitest'
import { everyText, labels, texts } from '../../../test/card-view.ts'
import { flow, startedCase, testWorld } from '../../../test/world.ts'
import type { CardView } from '../../model/card.ts'
import type { CaseState } from '../../model/case.ts'
import type { Locale } from '../../model/person.ts'
import { buildCard } from '../build.ts'

const world = testWorld()
const secret = new Uint8Array(32)

function shown(chosen?: string, locale: Locale = 'zh-CN', mine: readonly CaseState[] = []): CardView {
  const data = chosen === undefined ? undefined : { chosen }
  const ref = { instance: 'scripts#x', card: 'scripts', to: 'E10421', data }
  const view = buildCard(ref, { flow, state: undefined, world, locale, texts, secret, mine })
  if (view === undefined) throw new Error('nothing shown')
  return view
}
const next = (view: CardView): readonly string[] => view.buttons.map(button => button.id)

describe('the library', () => {
  test('given the command, then every route of the storyboard has its button, and what has no flow is said', () => {
    expect(labels(shown().buttons)).toEqual([
      '第 36 条 协商解除',
      '第 37 条 员工辞职',
      '第 39 条 过失性解除',
      '第 40 条 非过失性解除',
      '第 41 条 经济性裁员',
      '第 44 条 终止',
    ])
    expect(everyText(shown())).toContain('目前只有协商解除有完整流程')
  })

  test.each(['zh-CN', 'en'] as const)(
    'given %s, then every sheet reads whole, with its basis, and can be left',
    locale => {
      const sheets = next(shown()).flatMap(article =>
        next(shown(article, locale)).filter(id => id.startsWith('sheet-')),
      )
      expect(sheets).toHaveLength(flow.scripts.length)
      for (const id of sheets) {
        const view = shown(id, locale)
        expect(everyText(view)).not.toMatch(/\{[a-zA-Z]+\}|undefined|\[object/)
        expect(view.blocks.length).toBeLessThan(45)
        expect(view.blocks.filter(block => block.kind === 'more').length).toBeGreaterThan(2)
        expect(next(view)).toHaveLength(1)
      }
    },
  )

  test('given a notice, then it says that it is not reviewed and that no notice is made here', () => {
    const view = everyText(shown('sheet-art40_2_incompetent.notice'))
    for (const words of ['未经律师审核', '这里也不生成通知', '《劳动合同法》第 40 条', '必须说:'])
      expect(view).toContain(words)
  })

  test('given one case of one’s own, then its names and dates stand in the lines; given two, then nobody guesses', () => {
    const { state } = startedCase()
    const talk = 'sheet-art36_employer_proposed.talk'
    expect(everyText(shown(talk, 'zh-CN', [state]))).toContain('至少有 5 个工作日')
    expect(everyText(shown(talk, 'zh-CN', [state, state]))).toContain('还缺:考虑期天数')
  })

  test('given a choice that does not exist, then the routes are shown', () => {
    expect(next(shown('sheet-nothing.notice'))).toEqual(next(shown()))
  })
})
