import { describe, expect, it } from 'vitest'
import { lintClause } from './clause-lint.ts'

const faults = (text: string) => lintClause(text).map(finding => finding.fault)

describe('clauses that are refused', () => {
  it.each([
    ['乙方自愿放弃一切权利。', 'waiver'],
    ['乙方放弃就劳动关系提起仲裁和诉讼。', 'waiver'],
    ['双方款项已全部结清,无其他争议。', 'blanket-release'],
    ['双方之间再无任何劳动争议。', 'blanket-release'],
    ['乙方因个人原因离职。', 'personal-reasons'],
    ['乙方应提交辞职信。', 'personal-reasons'],
    ['乙方未按时交接的,支付违约金 5000 元。', 'penalty'],
    ['泄露商业秘密的,甲方可以罚款。', 'penalty'],
    ['乙方不得向劳动部门投诉或者举报。', 'gag'],
    ['甲方辞退乙方。', 'dismissal-word'],
    ['The employee waives all claims.', 'waiver'],
    ['The employee leaves for personal reasons.', 'personal-reasons'],
    ['The employee shall not complain to the labour authority.', 'gag'],
    ['乙 方 自 愿 放 弃 一 切 权 利', 'waiver'],
  ])('%s is a %s', (text, fault) => {
    expect(faults(text)).toContain(fault)
  })
})

describe('clauses that pass', () => {
  it.each([
    '乙方违反保密义务的,按约定支付违约金。',
    '乙方违反竞业限制约定的,支付违约金 20000 元。',
    '本条不影响乙方向劳动行政部门、工会、仲裁机构反映情况、投诉、举报或者作证。',
    '甲方不得因乙方投诉而减少应付款项。',
    '甲方提供三个月的再就业辅导,费用由甲方承担。',
    '未列出的项目,双方依法享有的权利不受影响。',
  ])('%s', text => {
    expect(faults(text)).toEqual([])
  })
})

it('names the sentence and the article, not the whole clause', () => {
  expect(lintClause('工位钥匙交给行政。乙方放弃全部权利。')).toEqual([
    { fault: 'waiver', sentence: '乙方放弃全部权利。', basis: ['CN-SPC1-35'] },
  ])
})
