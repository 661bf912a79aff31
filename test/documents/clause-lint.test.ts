// What no clause may say, however it is spelt; and what an honest clause must be free to say.
import { describe, expect, test } from 'vitest'
import { type FindingCode, lintClauses } from '../../src/engine/agreement/clause-lint.ts'

const clause = (text: string, id = 'extra', basis: readonly string[] = ['CN-LCL-36']) => ({
  id,
  heading: '其他约定',
  texts: [text],
  basis,
})
const codes = (text: string, id?: string): readonly FindingCode[] =>
  lintClauses([clause(text, id)]).map(finding => finding.code)

describe('a clause is refused', () => {
  test.each<readonly [FindingCode, string]>([
    ['blanket-waiver', '乙方自愿放弃一切权利。'],
    ['blanket-waiver', '乙 方 自 愿 放 弃 一 切 权 利。'],
    ['blanket-waiver', '乙方同意放弃向甲方主张其他任何赔偿。'],
    ['blanket-waiver', '乙方不再以任何理由向甲方主张任何费用。'],
    ['blanket-waiver', 'The employee waives all rights and claims.'],
    ['personal-reasons', '乙方因个人原因提出离职。'],
    ['personal-reasons', '乙方自愿辞职。'],
    ['personal-reasons', '乙方应当提交辞职信。'],
    ['penalty', '乙方违反保密义务的,支付违约金 10 万元。'],
    ['penalty', '迟延交接的,处以罚款。'],
    ['gag', '乙方不得向劳动监察部门投诉、举报。'],
    ['gag', '乙方承诺不就本次解除申请仲裁。'],
    ['gag', 'The employee shall not file a complaint.'],
    ['blanket-settled', '双方费用已结清,无其他争议。'],
    ['blanket-settled', '甲乙双方再无任何劳动争议。'],
    ['conditional-papers', '乙方未签署本协议的,甲方不予出具离职证明。'],
    ['conditional-papers', '交接完成后方可办理社保转移。'],
    ['silence-is-consent', '乙方逾期未答复的,视为同意。'],
    ['same-day-pressure', '乙方必须于今日签署。'],
  ])('%s: %s', (code, text) => {
    expect(codes(text)).toContain(code)
  })

  test('that cites no article', () => {
    expect(lintClauses([clause('双方按约定履行。', 'extra', [])])).toEqual([
      { clause: 'extra', code: 'no-basis', words: '其他约定', basis: [] },
    ])
  })
})

describe('a clause passes', () => {
  test.each([
    '乙方没有填写保留意见。',
    '本协议不要求乙方放弃任何法定权利。',
    '未列出的项目,双方依法享有的权利不受影响。',
    '本条不影响乙方向劳动行政部门、工会、仲裁机构、人民法院和其他有权机关反映情况、投诉、举报或者作证。',
    '乙方不承担违约金。',
    '证明的出具和上述手续的办理,不以签署本协议、完成工作交接或者其他事项为条件。',
    '乙方不同意的,劳动合同继续履行。',
  ])('%s', text => {
    expect(codes(text)).toEqual([])
  })

  test('a penalty inside a non-compete clause is lawful (LCL 23)', () => {
    expect(codes('乙方违反竞业限制约定的,支付违约金 5 万元。', 'non-compete-on')).toEqual([])
  })
})
