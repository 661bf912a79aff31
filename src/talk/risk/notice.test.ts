// A formal notice: given what may be said in it, when the coach reads it, then it passes; what may be said nowhere is still found.
import { describe, expect, test } from 'vitest'
import { loadCoach } from '../../packs/coach.ts'
import { loadFlows } from '../../packs/flows.ts'
import { loadTexts } from '../../packs/texts.ts'

const review = loadCoach(loadTexts())
const told = (text: string) => review({ text, scene: 'notice' }).verdict

/** What a case fills in. */
const filled = (text: string): string => text.replace(/\{\w+\}/g, '6')

describe('a formal notice', () => {
  test.each([
    '公司依据《劳动合同法》第四十条第三项,决定解除与您的劳动合同。',
    '公司依据《劳动合同法》第四十条,另付一个月工资,今天解除劳动合同。',
    '根据第三十九条第二项,公司决定解除合同,事实和制度条款写在通知里。',
    '您的劳动合同到期终止,公司不再续订,经济补偿按工作年限计算。',
    '这是书面通知,签收只表示收到。',
    '工资结算到解除日,离职证明今天给您。',
    'The company ends your contract under Article 40 of the Labour Contract Law, with one month of pay in lieu of notice.',
    'Your contract expires on 31 August and will not be renewed.',
    'Signing only confirms that you received this notice.',
  ])('given %s, then it passes', text => {
    expect(told(text)).toBe('pass')
  })

  test('given every line of the scripts for handing over a notice, then it passes', () => {
    const lines = loadFlows()
      .flatMap(flow => flow.scripts ?? [])
      .filter(sheet => sheet.stage === 'notice')
      .flatMap(sheet => sheet.scenes.flatMap(scene => scene.lines))
      .flatMap(({ feel, rule }) => [feel['zh-CN'], feel.en, rule['zh-CN'], rule.en])
      .map(filled)
    expect(lines.length).toBeGreaterThan(100)
    expect([...new Set(lines)].filter(text => told(text) !== 'pass')).toEqual([])
  })

  test.each([
    '通知签了才给证明,不签就别想结工资。',
    '今天就签收,不签后果自负。',
    'Sign this notice or you will not get your wages.',
  ])('given %s, then it is blocked all the same', text => {
    expect(told(text)).toBe('block')
  })
})
