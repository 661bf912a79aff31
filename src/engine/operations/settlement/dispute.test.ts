// P1: a questioned line freezes everything; adopted it is computed anew, rejected the employee decides how to go on.
import { describe, expect, test } from 'vitest'
import { checkedCase, laterOn, sentCase } from '../../../../test/settlement-play.ts'
import { attempt, moveTo, openSteps, type Play, press, refused } from '../../../../test/world.ts'
import { lastSettlement, openDisputes } from '../../look.ts'
import { changesBetween } from '../../settlement/version.ts'

/** Tuesday, 28 October 2025, 10:00 in Shanghai: four working days of the period are left. */
const tuesday = '2025-10-28T02:00:00Z'
const thursday = '2025-10-30T02:00:00Z'
const said = { line: 'overtime', said: '10 月两个周六共 16 小时没算', files: ['file-photo'] }
const hours = { restDayHours: '16', inBase: 'no', why: '补录 10 月两个周六加班' }
const no = { why: '当天没有审批', basis: '10 月打卡与审批记录' }

const disputed = (): Play => press(laterOn(sentCase(), tuesday), 'employee', 'settlement-review', 'question', said)
const amount = (play: Play, line: string): string | undefined =>
  lastSettlement(play.state)?.lines.find(one => one.id === line)?.amount.value

describe('a questioned line', () => {
  test('freezes the settlement: no confirmation, no reminder, no end of the period', () => {
    const play = press(laterOn(checkedCase(), tuesday), 'employee', 'settlement-review', 'question', said)
    expect(play.state.stage).toBe('disputed')
    expect(refused(play, 'employee', 'settlement-review', 'confirm').code).toBe('stale-card')
    const weeksOn = moveTo(play, '2025-11-10T02:00:00Z')
    expect(openSteps(weeksOn)).not.toContain('settlement-silence:E10208')
    expect(weeksOn.state.steps.find(step => step.step === 'settlement-review')?.reminded).toBe(0)
  })

  test.each([
    ['adopt', hours],
    ['reject', no],
  ])('stands as received until it is answered: %s', (option, values) => {
    expect(openSteps(disputed())).toContain('told-dispute-received:E10866')
    const answered = press(laterOn(disputed(), thursday), 'payroll', 'dispute', option, values)
    expect(openSteps(answered)).not.toContain('told-dispute-received:E10866')
  })

  test('tells the head of HR when nobody answered within two working days', () => {
    const late = moveTo(disputed(), '2025-10-31T02:00:00Z')
    expect(late.state.steps.some(step => step.step === 'told-dispute-overdue' && step.who === 'E10112')).toBe(true)
  })

  test('is taken once per line, and other lines may be questioned meanwhile', () => {
    expect(attempt(disputed(), 'employee', 'settlement-review', 'question', said).kind).toBe('repeated')
    const two = press(disputed(), 'employee', 'settlement-review', 'question', { ...said, line: 'bonus' })
    expect(openDisputes(two.state)).toHaveLength(2)
  })

  test('takes the question of what to do about the silence from HR: the employee has spoken', () => {
    const silent = moveTo(sentCase(), '2025-11-03T10:00:00Z')
    expect(openSteps(silent)).toContain('settlement-silence:E10208')
    const play = press(silent, 'employee', 'settlement-review', 'question', said)
    expect(openSteps(play)).not.toContain('settlement-silence:E10208')
    expect(refused(play, 'hrbp', 'settlement-silence', 'not-accepted').code).toBe('stale-card')
  })

  test('cannot be sent over by HR while it is open', () => {
    const edited = press(
      press(disputed(), 'hrbp', 'settlement-watch', 'edit', { why: '更正' }),
      'hrbp',
      'settlement-draft',
      'submit',
    )
    const passed = press(edited, 'payroll', 'settlement-verify', 'pass')
    expect(refused(passed, 'hrbp', 'settlement-send', 'send').code).toBe('still-disputed')
  })
})

describe('adopted', () => {
  const adopted = (): Play => press(laterOn(disputed(), thursday), 'payroll', 'dispute', 'adopt', hours)

  test('pays 16 hours on rest days at twice the hour: 2 942.53 more', () => {
    const play = adopted()
    expect(amount(play, 'overtime')).toBe('4142.53')
    expect(amount(play, 'severance')).toBe('130200.00')
    expect(lastSettlement(play.state)?.net.value).toBe('155442.53')
    expect(lastSettlement(play.state)).toMatchObject({ version: 2, why: 'dispute', reason: hours.why })
    const [one, two] = play.state.settlements
    expect(two && changesBetween(one, two).map(({ id, before, after }) => [id, before?.value, after?.value])).toEqual([
      ['overtime', '1200.00', '4142.53'],
    ])
  })

  test('is out at once, with whoever prepared the lines and whoever adopted behind it', () => {
    expect(lastSettlement(adopted().state)).toMatchObject({ version: 2, preparedBy: 'E10208', verifiedBy: 'E10315' })
    expect(openDisputes(adopted().state)).toHaveLength(0)
  })

  test('leaves the four working days that were left when it was raised, never less than three', () => {
    // Raised on 28 October with 29, 30, 31 October and 3 November left; sent on Thursday, 30 October.
    expect(adopted().state.considerUntil).toBe('2025-11-05T10:00:00Z')
    expect(adopted().state.checkedLines).toEqual([])
    expect(adopted().state.stage).toBe('considering')
  })

  test('recomputes the severance where such pay belongs to the average of the year', () => {
    const play = press(laterOn(disputed(), thursday), 'payroll', 'dispute', 'adopt', { ...hours, inBase: 'yes' })
    const sent = play
    // 18 600.00 + 2 942.53 ÷ 12 = 18 845.21; seven months of it.
    expect(amount(sent, 'severance')).toBe('131916.47')
    expect(amount(sent, 'overtime')).toBe('4142.53')
  })

  test('recomputes everything that hangs on a corrected fact', () => {
    const start = press(laterOn(sentCase(), tuesday), 'employee', 'settlement-review', 'question', {
      line: 'severance',
      said: '我 2018 年 3 月 18 日入职',
    })
    const play = press(start, 'payroll', 'dispute', 'adopt', { hireDate: '2018-03-18', why: '以劳动合同为准' })
    const sent = laterOn(play, thursday)
    expect(amount(sent, 'severance')).toBe('148800.00')
    expect(sent.state.facts.hireDate).toMatchObject({ value: '2018-03-18', source: '以劳动合同为准' })
  })

  test('takes the tax that payroll has worked out anew with it', () => {
    const play = press(laterOn(disputed(), thursday), 'payroll', 'dispute', 'adopt', { ...hours, wageTax: '714.83' })
    expect([amount(play, 'overtime'), amount(play, 'wage-tax')]).toEqual(['4142.53', '-714.83'])
  })

  test('in part takes an amount, and the employee may question the rest again', () => {
    const play = press(laterOn(disputed(), thursday), 'payroll', 'dispute', 'partly', {
      amount: '1471.26',
      inBase: 'no',
      why: '只有一天有审批',
    })
    const sent = play
    expect(amount(sent, 'overtime')).toBe('2671.26')
    expect(press(sent, 'employee', 'settlement-review', 'question', said).state.disputes).toHaveLength(2)
  })

  test('does not carry along what HR typed meanwhile: that goes out through two persons of its own', () => {
    const edited = press(disputed(), 'hrbp', 'settlement-watch', 'edit', { why: '奖金更正' })
    const typed = press(edited, 'hrbp', 'settlement-draft', 'save', { bonus: '2500', bonusSource: '奖金系统' })
    const adopted = press(laterOn(typed, thursday), 'payroll', 'dispute', 'adopt', hours)
    expect(lastSettlement(adopted.state)?.version).toBe(1)
    expect(openDisputes(adopted.state)).toHaveLength(1)
    const sent = press(adopted, 'hrbp', 'settlement-send', 'send')
    expect(lastSettlement(sent.state)).toMatchObject({ version: 2, preparedBy: 'E10315', verifiedBy: 'E10208' })
    expect(amount(sent, 'bonus')).toBe('2500.00')
    // Whoever prepared that version and adopts the next complaint does not stand behind it twice.
    const bonus = { line: 'bonus', said: '奖金应为 3 000' }
    const again = press(sent, 'employee', 'settlement-review', 'question', bonus)
    const third = press(again, 'payroll', 'dispute', 'adopt', { amount: '500', inBase: 'no', why: '奖金系统' })
    expect(lastSettlement(third.state)).toMatchObject({ version: 3, preparedBy: 'E10208', verifiedBy: 'E10315' })
  })

  test.each([
    [{ why: '无' }, { amount: 'nothing-given' }],
    [{ ...hours, amount: '5' }, { amount: 'hours-or-amount' }],
    [{ restDayHours: '16', why: '补录' }, { inBase: 'required' }],
    [{ leaveTakenDays: '6', why: '核对' }, { amount: 'not-in-favour' }],
  ])('refuses an answer that is none: %j', (values, fields) => {
    expect(refused(disputed(), 'payroll', 'dispute', 'adopt', values).fields).toEqual(fields)
  })

  test('takes hours for overtime only', () => {
    const start = press(laterOn(sentCase(), tuesday), 'employee', 'settlement-review', 'question', {
      ...said,
      line: 'bonus',
    })
    expect(refused(start, 'payroll', 'dispute', 'adopt', hours).fields).toEqual({ restDayHours: 'hours-only-overtime' })
  })
})

describe('rejected', () => {
  const rejected = (): Play => press(laterOn(disputed(), thursday), 'payroll', 'dispute', 'reject', no)

  test('needs a reason and a basis', () => {
    expect(refused(disputed(), 'payroll', 'dispute', 'reject', { why: '没有' }).fields).toEqual({ basis: 'required' })
  })

  test('goes on with the days that were left when the employee understands it', () => {
    const play = press(rejected(), 'employee', 'dispute-answer', 'understood')
    expect(play.state.stage).toBe('considering')
    expect(play.state.considerUntil).toBe('2025-11-05T10:00:00Z')
    const review = play.state.steps.find(step => step.step === 'settlement-review')
    expect(review?.clocks.end).toMatchObject({ at: '2025-11-05T10:00:00Z', passed: false })
  })

  test('leaves the line to be looked at again before anything is confirmed, and the others as they were', () => {
    const raised = press(laterOn(checkedCase(), tuesday), 'employee', 'settlement-review', 'question', said)
    const answered = press(laterOn(raised, thursday), 'payroll', 'dispute', 'reject', no)
    const over = press(answered, 'employee', 'dispute-answer', 'understood')
    expect(refused(over, 'employee', 'settlement-review', 'confirm').code).toBe('stale-card')
    const again = press(over, 'employee', 'settlement-review', 'line-ok', { line: 'overtime' })
    expect(press(again, 'employee', 'settlement-review', 'confirm').state.confirmation).toMatchObject({ version: 1 })
  })

  test('puts the employee own words into the reservation, beside what is written when confirming', () => {
    const play = press(rejected(), 'employee', 'dispute-answer', 'reserve', { text: '16 小时加班应支付' })
    const confirmed = press(checkedCase(play), 'employee', 'settlement-review', 'confirm', {
      reservation: '另:奖金口径',
    })
    expect(confirmed.state.reservation).toBe('16 小时加班应支付\n另:奖金口径')
  })

  test('goes to the head of HR once, who may adopt it', () => {
    const asked = press(rejected(), 'employee', 'dispute-answer', 'review', { why: '有聊天记录' })
    expect(asked.state.disputes[0]).toMatchObject({ round: 2, earlier: { kind: 'rejected' }, saidAgain: '有聊天记录' })
    const adopted = press(asked, 'hrd', 'dispute-review', 'adopt', hours)
    expect(amount(adopted, 'overtime')).toBe('4142.53')
  })

  test('twice leaves the undisputed part to be paid and names the item as reserved', () => {
    expect(refused(rejected(), 'employee', 'dispute-answer', 'pay-undisputed').code).toBe('stale-card')
    const asked = press(rejected(), 'employee', 'dispute-answer', 'review', { why: '有聊天记录' })
    const again = press(asked, 'hrd', 'dispute-review', 'reject', no)
    expect(refused(again, 'employee', 'dispute-answer', 'review').code).toBe('stale-card')
    const partial = press(laterOn(again, '2025-10-31T02:00:00Z'), 'employee', 'dispute-answer', 'pay-undisputed')
    expect(lastSettlement(partial.state)).toMatchObject({ version: 2, why: 'reserved', reserved: ['overtime'] })
    expect(amount(partial, 'overtime')).toBe('1200.00')
    expect(openDisputes(partial.state)).toHaveLength(0)
    expect(openSteps(partial)).toContain('settlement-review:E10866')
    const confirmed = press(checkedCase(partial), 'employee', 'settlement-review', 'confirm')
    expect(confirmed.state.reservation).toBe(`${said.said}\n有聊天记录`)
  })

  test('beside an adopted one waits, and the one new version carries both ends', () => {
    const two = press(disputed(), 'employee', 'settlement-review', 'question', {
      line: 'bonus',
      said: '奖金应为 3 500',
    })
    const [overtimeCard, bonusCard] = two.state.steps.filter(step => step.step === 'dispute')
    expect([overtimeCard?.data?.dispute, bonusCard?.data?.dispute]).toEqual(['d1', 'd2'])
    // The newest open card is the bonus; adopt it, then settle the overtime.
    const adopted = press(laterOn(two, thursday), 'payroll', 'dispute', 'adopt', {
      amount: '500',
      inBase: 'no',
      why: '奖金更正',
    })
    expect(openSteps(adopted)).not.toContain('settlement-send:E10208')
    const no1 = press(adopted, 'payroll', 'dispute', 'reject', no)
    const done = press(no1, 'employee', 'dispute-answer', 'understood')
    expect(openSteps(done)).toContain('settlement-send:E10208')
    expect(lastSettlement(press(done, 'hrbp', 'settlement-send', 'send').state)?.net.value).toBe('153000.00')
  })
})
