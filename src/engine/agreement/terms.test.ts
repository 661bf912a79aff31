// The terms HR types: a restraint is at most two years long and is paid (LCL 23, 24); what was confirmed goes into the agreement whole.
import { describe, expect, test } from 'vitest'
import { settledCase, settlementOf } from '../../../test/settled-case.ts'
import { agreementContent } from './content.ts'
import { readTerms } from './terms.ts'

const restraint = {
  nonCompete: 'yes',
  nonCompeteMonths: '24',
  nonCompetePay: '5580.00',
  nonCompetePayday: '10',
  nonCompeteScope: '上海,同类支付产品',
}
const wrongIn = (change: Readonly<Record<string, string>>) => {
  const read = readTerms({ ...restraint, ...change })
  return read.ok ? {} : read.refusal.fields
}

describe('a restraint', () => {
  test('of two years stands, of a month more does not', () => {
    expect(wrongIn({})).toEqual({})
    expect(wrongIn({ nonCompeteMonths: '25' })).toEqual({ nonCompeteMonths: 'longer-than-24-months' })
    expect(wrongIn({ nonCompeteMonths: '0' })).toEqual({ nonCompeteMonths: 'required' })
  })

  test.each(['', '0.00', '-1.00'])('without pay there is none: 「%s」', nonCompetePay => {
    expect(wrongIn({ nonCompetePay })).toEqual({ nonCompetePay: 'required' })
  })
})

describe('the agreement', () => {
  const terms = readTerms({})
  if (!terms.ok) throw new Error('the calm defaults are refused')
  const { state, world } = settledCase()
  const settlement = { ...settlementOf(1, []), reserved: ['overtime'] }
  const employee = { id: 'E10866', name: '林晓' }
  const input = { version: 1, settlement, terms: terms.value, company: world.settings.company, employee }

  test('names what both sides leave open, and keeps the employee’s own words', () => {
    const content = agreementContent({ ...input, state: { ...state, reservation: '保留对加班费的意见' } })
    expect(content).toMatchObject({ reserved: ['overtime'], reservation: '保留对加班费的意见' })
  })
})
