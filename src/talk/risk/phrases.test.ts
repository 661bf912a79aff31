// The phrases a labour lawyer would name first, and harmless ones that look like them: none may be judged wrong, in any spelling.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCoach, loadRulebook } from '../../packs/coach.ts'
import { loadTexts } from '../../packs/texts.ts'

const review = loadCoach(loadTexts())
const { categories } = loadRulebook()

const phrases = [
  ['你被开除了', 'dismissal_language', 'block', '36'],
  ['公司决定辞退你', 'dismissal_language', 'block', '36'],
  ['今天就收拾东西走人', 'dismissal_language', 'block', 'all'],
  ['从现在起你不是公司的人了', 'dismissal_language', 'block', '36'],
  ['不签就一分钱都没有', 'coercion_sign', 'block', 'all'],
  ['不签今天别想出这个门', 'coercion_sign', 'block', 'all'],
  ['大家都签了，就差你一个', 'coercion_sign', 'warn', '36'],
  ['你自己辞职吧', 'coercion_resign', 'block', 'all'],
  ['主动走还是被开，你选一个', 'coercion_resign', 'block', 'all'],
  ['离职原因我帮你随便写，能领失业金就行', 'ui_fraud', 'block', 'all'],
  ['试用期随时可以让你走', 'false_fact', 'block', 'all'],
  ['试用期不需要给理由', 'false_fact', 'block', 'all'],
  ['法律最多就是N，不可能再多', 'false_fact', 'warn', '36'],
  ['去仲裁你也赢不了', 'rights_denial', 'warn', 'all'],
  ['背调的时候我们会实话实说', 'threat_reference', 'block', 'all'],
  ['让你在这个行业混不下去', 'threat_reference', 'block', 'all'],
  ['不签就不给开离职证明', 'threat_archives', 'block', 'all'],
  ['离职证明上写你严重违纪', 'threat_archives', 'block', 'all'],
  ['这个月工资先扣着', 'threat_pay', 'block', 'all'],
  ['年终奖肯定没你的了', 'threat_pay', 'warn', 'all'],
  ['工服费、押金不退', 'deduction_threat', 'block', 'all'],
  ['培训费你得全赔', 'deduction_threat', 'warn', 'all'],
  ['你什么时候要二胎', 'discrimination_gender', 'block', 'all'],
  ['休产假影响团队，不如先离开', 'discrimination_gender', 'block', 'all'],
  ['哺乳期也照样裁', 'discrimination_gender', 'block', 'all'],
  ['你年纪大了，跟不上', 'discrimination_age', 'block', 'all'],
  ['公司只留35岁以下的', 'discrimination_age', 'block', 'all'],
  ['你这身体还是回家养着吧', 'discrimination_health', 'block', 'all'],
  ['医疗期公司不认', 'false_fact', 'block', 'all'],
  ['工伤了也得走', 'rights_denial', 'block', 'all'],
  ['你就是废物', 'insult', 'block', 'all'],
  ['没有公司会要你', 'insult', 'block', 'all'],
  ['你排名末位，按规定淘汰', 'false_fact', 'block', 'all'],
  ['绩效不合格就直接解除', 'false_fact', 'block', 'all'],
  ['岗位被AI替代了，法律上可以直接解除', 'false_fact', 'block', 'all'],
  ['裁员已经备案了，所以合法', 'false_fact', 'warn', 'all'],
  ['我保证下周到账', 'promise_beyond_authority', 'warn', 'all'],
  ['失业金包在我身上', 'promise_beyond_authority', 'warn', 'all'],
  ['竞业你放心，不会真管', 'promise_beyond_authority', 'warn', 'all'],
  ['补偿走报销，不用交税', 'tax_evasion', 'block', 'all'],
  ['下个月给你停社保', 'threat_pay', 'block', 'all'],
  ['签了就放弃一切权利，不能再告公司', 'waiver', 'warn', '36'],
  ['我看过你的聊天记录', 'privacy', 'block', 'all'],
  ['你的情况同事都知道了', 'privacy', 'block', 'all'],
  ['先回家等通知，只发最低工资', 'constructive', 'block', 'all'],
  ['把你调去外地，不去就算旷工', 'constructive', 'block', 'all'],
  ['放弃社保是你自愿的，公司没责任', 'false_fact', 'block', 'all'],
  ['年假过期作废，不补', 'false_fact', 'block', 'all'],
  ['换个公司重签，工龄清零', 'admission_illegal', 'block', 'all'],
  ["You're fired.", 'dismissal_language', 'block', '36'],
  ["Don't come in tomorrow.", 'dismissal_language', 'block', 'all'],
  ['Just resign, it looks better.', 'coercion_resign', 'block', 'all'],
  ['Put "personal reasons" on the form.', 'coercion_resign', 'block', 'all'],
  ['Everyone else has signed.', 'coercion_sign', 'warn', '36'],
  ["You'll get a bad reference.", 'threat_reference', 'block', 'all'],
  ['No leaving certificate until you sign.', 'threat_archives', 'block', 'all'],
  ["We'll hold your last pay until handover.", 'threat_pay', 'block', 'all'],
  ["We can't keep someone who is pregnant.", 'discrimination_gender', 'block', 'all'],
  ['We know about your therapy.', 'discrimination_health', 'block', 'all'],
  ["HR reported it to the government, so it's legal.", 'false_fact', 'warn', 'all'],
  ['I guarantee you 2N.', 'promise_beyond_authority', 'block', 'all'],
  ["If you go to arbitration, we'll dig into your expenses.", 'retaliation', 'block', 'all'],
  ["You're useless.", 'insult', 'block', 'all'],
  ['Your access has already been cut off.', 'constructive', 'block', '36'],
  ['我们不会要求您自己辞职。', 'coercion_resign', 'pass', '36'],
  ['请不要对员工说“你被开除了”，今天是协商。', 'dismissal_language', 'pass', '36'],
  ['即使您申请仲裁，离职证明也会按时出具。', 'rights_denial', 'pass', '36'],
  ['怀孕期间公司不会依据第40条、第41条解除合同。', 'discrimination_gender', 'pass', '36'],
  ['补偿不会低于法定标准。', 'rights_denial', 'pass', '36'],
  ['您问是不是没有补偿，不是的，方案里有3.5个月。', 'rights_denial', 'pass', '36'],
  ['员工手册第3.2条规定连续旷工三天属于严重违纪。', 'coercion_sign', 'pass', '36'],
  ['不存在不签就扣工资的情况，工资照常发放。', 'threat_pay', 'pass', '36'],
  ['我没有权限承诺2N，我把诉求带回去。', 'promise_beyond_authority', 'pass', '36'],
  ['背调我们只核实任职时间。', 'threat_reference', 'pass', '36'],
  ['产假结束后岗位仍然保留。', 'discrimination_gender', 'pass', '36'],
  ['我们不看年龄，只看岗位要求。', 'discrimination_age', 'pass', '36'],
  ['您提到抑郁，我们会按医疗期规定处理，不会因此解除合同。', 'discrimination_health', 'pass', '36'],
  ['公司没有要求任何人写个人原因离职。', 'coercion_resign', 'pass', '36'],
  ['对金额有异议可以申请劳动仲裁，这是您的权利。', 'rights_denial', 'pass', '36'],
  ['您说主管骂您废物，这句话不应该出现，我们会处理。', 'insult', 'pass', '36'],
  ['权限不会提前关闭，最后工作日当天再处理。', 'constructive', 'pass', '36'],
  ['方案有效期到本月25日，您可以慢慢看。', 'time_pressure', 'pass', '36'],
  ['You are not being fired; this is a proposal you can decline.', 'dismissal_language', 'pass', '36'],
  ["I can't guarantee that figure.", 'promise_beyond_authority', 'pass', '36'],
  ["You don't have to sign anything today.", 'coercion_sign', 'pass', '36'],
] as const
const blocked = phrases.filter(([, , verdict]) => verdict === 'block')
const severe = { pass: 0, info: 1, warn: 2, block: 3 } as const

describe('phrases of a separation', () => {
  test.each(phrases)('given %s, then %s is judged %s', (text, category, verdict, scene) => {
    const told = review({ text, scene })
    if (verdict === 'warn') expect(severe[told.verdict]).toBeGreaterThanOrEqual(severe.warn)
    else expect(told.verdict).toBe(verdict)
    if (verdict === 'block' && categories[category]?.pauses === true) expect(told.pauses).toBe(true)
  })

  const wide = (text: string): string =>
    [...text].map(char => (/[!-~]/.test(char) ? String.fromCodePoint(char.charCodeAt(0) + 0xfee0) : char)).join('')

  test('given a blocked phrase, when it is written in full width, then it stays blocked', () => {
    expect(blocked.filter(([text, , , scene]) => review({ text: wide(text), scene }).verdict !== 'block')).toEqual([])
  })

  test('given a blocked Chinese phrase, when its characters are spread or joined by signs, then it stays blocked', () => {
    const chinese = blocked.filter(([text]) => /^[\p{Script=Han},,]+$/u.test(text))
    fc.assert(
      fc.property(
        fc.constantFrom(...chinese),
        fc.constantFrom(' ', '\u3000', '·', '-', '*', '\u200b'),
        ([text, , , scene], sign) => {
          const spread = text.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, sign)
          expect(review({ text: spread, scene }).verdict).toBe('block')
        },
      ),
    )
  })

  test('given a harmless phrase, when it is written in full width or with stray spaces around it, then it stays harmless', () => {
    const harmless = phrases.filter(([, , verdict]) => verdict === 'pass')
    const judged = harmless.flatMap(([text, , , scene]) =>
      [wide(text), `  ${text} `].map(spelled => [spelled, review({ text: spelled, scene }).verdict] as const),
    )
    expect(judged.filter(([, verdict]) => verdict !== 'pass')).toEqual([])
  })
})
