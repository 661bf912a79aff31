// The agreement as each person sees it: three sentences, five notices, time to think, and buttons that open when they may.
import { describe, expect, it } from 'vitest'
import { card, everyText, firstClick, labels, rows, viewOf } from '../../../test/card-view.ts'
import {
  codeOf,
  employeeIntent,
  issuedCase,
  plainClauses,
  settledCase,
  signedCase,
} from '../../../test/settled-case.ts'
import { instanceFor, moveTo, type Play, press } from '../../../test/world.ts'

const inPeriod = '2025-10-30T04:00:00Z'
const filled = (extra = ''): Play =>
  press(settledCase(), 'hrbp', 'agreement-draft', 'prepare', { ...plainClauses, extra })

describe('H4, the draft', () => {
  it('starts with filling in, then offers preview, check and sending', () => {
    expect(labels(card(settledCase(), 'hrbp', 'agreement-draft').buttons)).toEqual(['填写条款', '撤回方案'])
    expect(labels(card(filled(), 'hrbp', 'agreement-draft').buttons)).toEqual([
      '预览',
      '检查条款',
      '修改条款',
      '发给员工',
      '撤回方案',
    ])
  })

  it('names each sentence that may not stand, and why', () => {
    const checked = press(filled('乙方自愿放弃一切权利。'), 'hrbp', 'agreement-draft', 'check')
    expect(card(checked, 'hrbp', 'agreement-draft').blocks).toContainEqual({
      kind: 'steps',
      items: [
        { text: '其他约定:「自愿放弃一切权利」不能笼统放弃权利,请逐项写明'.replace('自愿', ''), state: 'missing' },
      ],
    })
  })

  it('says in one sentence what sending does', () => {
    const armed = firstClick(filled(), 'hrbp', 'agreement-draft', 'send')
    const view = card(armed, 'hrbp', 'agreement-draft')
    expect(everyText(view)).toContain('把协议发给 林晓。员工会收到全文,24 小时后才能签署,可以不签。')
    expect(labels(view.buttons)).toEqual(['确认', '返回'])
  })
})

describe('E4, the agreement', () => {
  const shown = (play: Play): string => everyText(card(play, 'employee', 'agreement-review'))

  it('says that it is what was confirmed, in three sentences, with the five notices and the whole text', () => {
    const play = issuedCase()
    const view = card(play, 'employee', 'agreement-review')
    const fingerprint = play.state.confirmation?.hash.slice(0, 4).toUpperCase()
    expect(shown(play)).toContain(`与已确认的结算单一致(指纹 ${fingerprint}`)
    expect(shown(play)).toContain('你同意劳动合同在 2025 年 11 月 30 日 星期日 解除。')
    expect(shown(play)).toContain('公司最晚在 2025 年 11 月 30 日 星期日 付清 152 500.00 元。')
    expect(shown(play)).toContain('竞业限制不启用')
    expect(shown(play)).toContain('你可以考虑到 2025 年 11 月 3 日 星期一 18:00。')
    expect(shown(play)).toContain('签署入口在 2025 年 10 月 30 日 星期四 11:00 开放,不必今天签。')
    const notices = view.blocks.find(block => block.kind === 'more' && block.label.startsWith('签署前'))
    expect(notices?.kind === 'more' && notices.text.split('\n')).toHaveLength(5)
    expect(view.blocks.some(block => block.kind === 'files')).toBe(true)
    expect(labels(view.buttons)).toEqual(['与结算单对比', '去签署', '请公司先签', '我要修改/提问', '我不签'])
    expect(labels(view.footer ?? [])).toEqual(['问 HR 真人', '查看我的权利', '稍后再看'])
  })

  it('unfolds the words of the paper as 「看全文」 when the typesetter told them', () => {
    const play = issuedCase()
    const state = { ...play.state, papers: play.state.papers.map(paper => ({ ...paper, text: '第一条 解除与提出方' })) }
    expect(card({ ...play, state }, 'employee', 'agreement-review').blocks).toContainEqual({
      kind: 'more',
      label: '看全文',
      text: '第一条 解除与提出方',
    })
  })

  it('compares line by line', () => {
    const play = press(issuedCase(), 'employee', 'agreement-review', 'compare')
    const lines = rows(card(play, 'employee', 'agreement-review'))
    expect(lines).toHaveLength(9)
    expect(lines.every(row => row.markLabel === '一致')).toBe(true)
  })

  it('asks about pressure before it shows the way to sign', () => {
    const asked = press(moveTo(issuedCase(), inPeriod), 'employee', 'agreement-review', 'to-sign')
    expect(shown(asked)).toContain('有没有人要求你今天签?')
    expect(labels(card(asked, 'employee', 'agreement-review').buttons).slice(0, 2)).toEqual(['没有,我自己决定', '有'])
    const coded = press(asked, 'employee', 'agreement-review', 'nobody')
    const view = card(coded, 'employee', 'agreement-review')
    expect(labels(view.buttons)[0]).toBe('签署')
    expect(view.buttons[0]?.form?.fields.map(field => field.value)).toEqual([undefined, undefined, undefined])
    expect(everyText(view)).not.toContain(codeOf(coded, 'employee'))
  })

  it('tells who felt pressed that signing rests, and who knows', () => {
    const asked = press(moveTo(issuedCase(), inPeriod), 'employee', 'agreement-review', 'to-sign')
    const said = press(asked, 'employee', 'agreement-review', 'somebody')
    expect(shown(said)).toContain('只有 HR 总监知道你的回答,经理不会知道。')
    expect(everyText(card(said, 'hrd', 'told-pressure'))).toContain('请不要向经理透露是谁说的')
  })

  it('repeats before the second click exactly what is signed', () => {
    const asked = press(moveTo(issuedCase(), inPeriod), 'employee', 'agreement-review', 'to-sign')
    const coded = press(asked, 'employee', 'agreement-review', 'nobody')
    const armed = firstClick(coded, 'employee', 'agreement-review', 'sign', {
      code: codeOf(coded, 'employee'),
      fullName: '林晓',
      intent: employeeIntent,
    })
    expect(shown(armed)).toContain(
      '你签署协议 v1:劳动合同在 2025 年 11 月 30 日 星期日 解除,公司付给你 152 500.00 元。公司用印后生效。',
    )
  })

  it('when its version is void, says so and has no buttons', () => {
    const back = press(signedCase(), 'signatory', 'seal', 'return', { why: '日期写错' })
    const seal = instanceFor(back.state, 'employee', 'agreement-signed')
    const view = viewOf(back, seal?.id ?? '')
    expect(view).toMatchObject({ closed: true, buttons: [] })
    expect(everyText(view)).toContain('此版本已作废')
  })

  it('reads in English too', () => {
    const view = card(issuedCase(), 'employee', 'agreement-review', 'en')
    expect(everyText(view)).toContain('You may choose not to sign. Then your contract goes on.')
    expect(labels(view.buttons)).toContain('Go to signing')
  })
})

describe('H-seal', () => {
  it('shows what is sealed and who signed, and the form only after the code was sent', () => {
    const signed = signedCase()
    expect(labels(card(signed, 'signatory', 'seal').buttons)).toEqual(['用印', '退回'])
    const coded = press(signed, 'signatory', 'seal', 'to-seal')
    expect(labels(card(coded, 'signatory', 'seal').buttons)).toEqual(['输入验证码并用印', '退回'])
    expect(everyText(card(coded, 'signatory', 'seal'))).toContain('152 500.00 元')
  })

  it('closes without a word of who signs first when the employee takes the signature back', () => {
    const back = press(signedCase(), 'employee', 'agreement-signed', 'withdraw')
    const closed = card(back, 'signatory', 'seal')
    expect(closed.closed).toBe(true)
    expect(everyText(closed)).not.toContain('请公司先签')
    expect(everyText(closed)).toContain('林晓 撤回了签名,现在不需要用印。')
    const asked = press(issuedCase(), 'employee', 'agreement-review', 'company-first')
    expect(everyText(card(asked, 'signatory', 'seal'))).toContain('请公司先签')
  })
  it('once signed again, the cards of the first round say nothing of the second signature', () => {
    const again = signedCase(press(signedCase(), 'employee', 'agreement-signed', 'withdraw'))
    expect(everyText(viewOf(again, 'seal#1'))).toContain('撤回了签名')
    for (const id of ['seal#1', 'agreement-signed#1']) expect(everyText(viewOf(again, id))).not.toContain('12:00 签署')
    expect(everyText(viewOf(again, 'agreement-signed#1'))).not.toMatch(/签署时间|身份核验/)
    expect(everyText(viewOf(again, 'seal#2'))).toContain('已于 2025 年 10 月 30 日 星期四 12:00 签署')
  })
})
