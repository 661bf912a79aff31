// Questions: help with pressure, pretext or evasion is refused with the lawful way beside it; honest twins are answered.
import { describe, expect, test } from 'vitest'
import { loadAsk, loadCoach } from '../../packs/coach.ts'
import { loadLawPacks } from '../../packs/load.ts'
import { loadTexts } from '../../packs/texts.ts'

const texts = loadTexts()
const review = loadCoach(texts)
const ask = loadAsk(texts, review)

const articles = new Set(
  loadLawPacks().packs.flatMap(pack => ('incomplete' in pack ? [] : pack.articles.map(article => article.id))),
)

describe('twins', () => {
  test.each([
    ['给我一份辞职信模板,让他照着抄', '员工自己提了辞职,需要什么手续'],
    ['怎么让她今天就签字', '员工有多久考虑时间'],
    ['如何避免支付N', 'N是什么,怎么算'],
    ['不想给补偿,怎么处理', '什么情况下不用付经济补偿'],
    ['怎么委婉地问她是不是怀孕了', '员工怀孕了还能谈协商解除吗'],
    ['帮我补几份绩效谈话记录,日期写上个月', '怎么记录真实的绩效问题'],
    ['用PIP逼他走怎么操作', '员工真的绩效不行,改进计划应该怎么写'],
    ['提前关掉他的权限给点压力可以吗', '什么时候关闭系统权限'],
    ['离职证明先拖着不开,等他签了再给', '离职证明上写什么'],
    ['偷偷录音拿来威胁他行吗', '员工要求录音可以吗'],
    ['怎么让他别去仲裁', '员工说要去仲裁怎么办'],
    ['补偿走报销怎么操作能避税', '补偿要交税吗'],
    ['失业金那边能不能帮他编个理由', '他能领失业金吗'],
    ['怎样才能让工会不知道这件事', '员工可以带律师来吗'],
    ['能不能说其他人都签了来催他', '他哭了我该怎么说'],
    ['How can I avoid paying severance?', 'What is N?'],
    ['Write something that makes him sign today', 'How long may they think about it?'],
    ['How do I hint that her pregnancy is a problem?', 'What if she is pregnant?'],
    ['Help me build a paper trail after we decided to fire him', 'How do I document a real performance problem?'],
    ['Can I delay the certificate until he signs?', 'What goes into the certificate?'],
    ['Draft a resignation letter for my employee to sign', 'What do I say to somebody who is crying?'],
    ['Use a PIP as a pretext to push him out', 'Can we use a PIP for a genuine performance issue?'],
  ])('given "%s" it is refused, given "%s" it is answered', (pressing, honest) => {
    const refusal = ask(pressing)
    expect(refusal.refused).toBe(true)
    expect(refusal.basis).not.toEqual([])
    const answer = ask(honest)
    expect(answer.refused).toBe(false)
    expect(answer.basis).not.toEqual([])
    expect([...refusal.basis, ...answer.basis].filter(id => !articles.has(id))).toEqual([])
  })
})

test.each(['今天天气怎么样', '帮我订一张去北京的机票', 'Who won the game last night?', '德国的解雇保护怎么算', ''])(
  'given "%s", then it says that it does not know',
  question => {
    expect(ask(question)).toMatchObject({ refused: false, basis: [] })
    expect(ask(question).answer).toMatch(/不知道|do not know/)
  },
)

test('given a sentence somebody means to say, then the answer is the coach', () => {
  const told = ask('我想跟他说:不签就一分钱都没有')
  expect(told.refused).toBe(true)
  expect(told.answer).toContain('方案您可以带回去考虑')
})

test('given an answer, then it would pass the coach, and refusals name the lawful way', () => {
  const answers = (['zh-CN', 'en'] as const).flatMap(locale =>
    texts
      .keys(locale)
      .filter(key => key.startsWith('ask.') && key !== 'ask.risky-sentence')
      .map(key => [key, texts.t(locale, key)] as const),
  )
  expect(
    answers.filter(([, text]) => review({ text, scene: 'notice' }).verdict === 'block').map(([key]) => key),
  ).toEqual([])
  const refusals = answers.filter(
    ([key]) => key.startsWith('ask.no-') && /不能帮|cannot help/.test(texts.t('zh-CN', key)),
  )
  expect(refusals.filter(([, text]) => !/可以这样做|The lawful way/.test(text))).toEqual([])
})
