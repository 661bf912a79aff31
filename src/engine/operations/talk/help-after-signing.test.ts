// 「求助」 once both have signed: somebody independent hears it, and nothing that is owed waits for it (LCL 50, WPR 9).
import { describe, expect, test } from 'vitest'
import { card, everyText, labels } from '../../../../test/card-view.ts'
import { effectiveCase, issuedCase, settledCase, signedCase } from '../../../../test/settled-case.ts'
import {
  attempt,
  moveTo,
  openSteps,
  type Play,
  press,
  refused,
  soughtHelp,
  withEvents,
} from '../../../../test/world.ts'

/** The notice reached her before; both have signed on 30 October. */
function effective(): Play {
  const settled = settledCase()
  const noticed = withEvents(settled, {
    kind: 'step-opened',
    instance: {
      id: 'opening-notice#1',
      step: 'opening-notice',
      who: 'E10866',
      openedAt: settled.world.now,
      clocks: {},
    },
    told: false,
  })
  return effectiveCase(signedCase(moveTo(issuedCase(noticed), '2025-10-30T04:00:00Z')))
}
const sought = () => soughtHelp(effective())
const reported = (): Play => press(sought(), 'employee', 'seek-help', 'report', { text: '交接时被威胁' })
const shown = ({ state }: Play, step: string) => state.steps.filter(one => one.step === step).map(one => one.who)

describe('given both have signed', () => {
  test.each(['pressured', 'report'])(
    'when she presses %s, then somebody independent has it, and nothing rests',
    what => {
      const play = press(sought(), 'employee', 'seek-help', what)
      expect(openSteps(play)).toContain('helpline:E10188')
      expect(play.state.paused).toBeUndefined()
      expect(shown(play, 'rest-review')).toEqual([])
      expect(shown(play, 'told-paused')).toEqual([])
      expect(play.last).toMatchObject({ reply: { text: 'toast.help-after-signing' } })
    },
  )

  test('then a report protects her all the same', () => {
    expect(reported().state.protectedActivity).toBeDefined()
  })

  test('then the same words twice are one call', () => {
    expect(attempt(reported(), 'employee', 'seek-help', 'report', { text: '交接时被威胁' }).kind).toBe('repeated')
    const takenUp = press(reported(), 'helpline', 'helpline', 'taken-up')
    const later = press(takenUp, 'employee', 'seek-help', 'report', { text: '交接时被威胁' })
    expect(shown(later, 'helpline')).toHaveLength(2)
  })

  test('then her card offers no pause, and says that what is owed goes on', () => {
    const view = card(sought(), 'employee', 'seek-help')
    expect(labels(view.buttons)).toEqual(['我感到压力', '举报/求助', '带人一起'])
    expect(everyText(view)).toContain('照常办理')
    expect(everyText(view)).not.toContain('暂停')
    expect(everyText(card(reported(), 'helpline', 'helpline'))).not.toContain('暂停')
  })

  test('then on the last day the certificate is issued and the wages are paid, or the head of HR hears of it that night', () => {
    const lastDay = moveTo(reported(), '2025-11-30T10:30:00Z')
    const certified = press(lastDay, 'hrbp', 'certificate', 'issue', {
      post: '高级产品经理',
      contractType: 'open_ended',
      contractStart: '2025-03-18',
    })
    expect(openSteps(certified)).toContain('certificate-document:-')
    const paid = press(certified, 'finance', 'pay-separation', 'proof', {
      amount: '22300.00',
      paidOn: '2025-11-30',
      proof: ['file-voucher'],
    })
    expect(paid.state.payments).toHaveLength(1)
    expect(shown(moveTo(lastDay, '2025-11-30T16:00:00Z'), 'told-overdue').length).toBeGreaterThan(0)
  })
})

test('given a case that an earlier version let rest after both had signed, then nobody can cancel what was agreed', () => {
  const resting = withEvents(
    effective(),
    { kind: 'paused', why: 'asked' },
    {
      kind: 'step-opened',
      instance: {
        id: 'rest-review#1',
        step: 'rest-review',
        who: 'E10112',
        openedAt: '2025-10-30T05:00:00Z',
        clocks: {},
      },
      told: false,
    },
  )
  expect(refused(resting, 'hrd', 'rest-review', 'cancel').code).toBe('cancel-after-effect')
})
