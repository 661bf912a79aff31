// A protection that HR knows stays with HR: the law is not told of it in a case, and no card tells a manager which it is.
import { describe, expect, test } from 'vitest'
import { buildCard } from '../../src/cards/build.ts'
import { releaseAnswers } from '../../src/demo/figures.ts'
import { severanceEstimate } from '../../src/engine/estimate.ts'
import { protections } from '../../src/engine/operations/prepare/review.ts'
import { itemsToAttest } from '../../src/engine/personnel/open-items.ts'
import { calculate } from '../../src/law/calculate.ts'
import type { AskLaw, LawView } from '../../src/model/world.ts'
import { loadLawPacks } from '../../src/packs/load.ts'
import { loadTexts } from '../../src/packs/texts.ts'
import { linXiao } from '../company.ts'
import { sampleFile } from '../personnel.ts'
import { flow, instanceFor, type Play, personOf, press, startedCase, testWorld } from '../world.ts'

const packs = loadLawPacks()
const texts = loadTexts()
const secret = new Uint8Array(32)
const sensitive = packs.packs.flatMap(pack => ('sensitive' in pack ? pack.sensitive : []))

/** A world that remembers which facts the law was asked about. */
function watched() {
  const told = new Set<string>()
  const world = testWorld()
  const law: AskLaw = request => {
    for (const name of Object.keys(request.facts)) told.add(name)
    return world.law(request)
  }
  return { told, world: { ...world, law } }
}

/** HR's release with these answers; the case rests when one of them is yes. */
function released(answers: Readonly<Record<string, string>>) {
  const { told, world } = watched()
  const opened = startedCase(world, linXiao, sampleFile('E10866'))
  const checked = press(opened, 'manager', 'checks', 'supply', {
    documents: ['file-1'],
    otherPosts: 'offered',
    performance: 'gaps',
    talksBefore: 'documented',
  })
  const items = press(checked, 'payroll', 'open-items', 'attest', {
    loan: 'yes',
    expenses: 'none',
    bonus: 'yes',
    overtime: 'yes',
    socialInsurance: 'paid',
  })
  const ids = itemsToAttest(items.state).map(item => item.id)
  const attested = press(
    press(items, 'hrbp', 'item-check', 'item-confirmed', { items: ids }),
    'hrbp',
    'item-check',
    'checked',
  )
  return { told, play: press(attested, 'hrbp', 'hr-review', 'release', { ...releaseAnswers, ...answers }) }
}

/** Every card the manager has, as it would be shown now. */
const managersCards = ({ state, world }: Play): string => {
  const manager = personOf(state, 'manager')
  const steps = [...new Set(state.steps.filter(one => one.who === manager).map(one => one.step))]
  const views = steps.map(step => {
    const instance = instanceFor(state, 'manager', step)
    if (!instance) throw new Error(`no ${step}`)
    const ref = { caseId: state.id, instance: instance.id, card: step, to: manager }
    return buildCard(ref, { flow, state, world, locale: 'zh-CN', texts, secret })
  })
  return JSON.stringify(views.map(view => [view?.title, view?.blocks, view?.buttons.map(button => button.label)]))
}

describe('given a protection that HR answers with yes', () => {
  test('the manager reads that the case rests, and the same words whichever protection it is', () => {
    const cards = protections.map(name => managersCards(released({ [name]: 'yes' }).play))
    expect(cards[0]).toContain('已暂停')
    expect(new Set(cards).size).toBe(1)
  })

  test('the law is asked about pay and dates, and told nothing of health, family or union office', () => {
    const { told, play } = released({ maternity: 'yes' })
    severanceEstimate(play.state, play.world)
    expect(told.size).toBeGreaterThan(0)
    expect(sensitive.filter(name => told.has(name))).toEqual([])
  })
})

describe('given 「试算」', () => {
  const card = (law: (request: Parameters<AskLaw>[0]) => LawView) =>
    buildCard(
      {
        instance: 'estimate',
        card: 'estimate',
        to: 'E10421',
        data: {
          chosen: 'calculate',
          ground: 'art40_2_incompetent',
          hireDate: '2019-03-18',
          endDate: '2025-11-30',
          avgMonthlyWage: '18600.00',
        },
      },
      { flow, state: undefined, world: { ...testWorld(), law }, locale: 'zh-CN', texts, secret },
    )

  test('its form asks for no health, family or union office', () => {
    const fields = card(testWorld().law)?.buttons.flatMap(button => button.form?.fields.map(field => field.name) ?? [])
    expect(fields?.length).toBeGreaterThan(0)
    expect(fields?.filter(name => sensitive.includes(name))).toEqual([])
  })

  test('a forbidden way is told without its reason or its article', () => {
    const blockedBy = (status: string) =>
      JSON.stringify(
        card(request => {
          const answer = calculate(
            packs,
            { ...request, facts: { ...request.facts, protectedStatus: [status] } },
            '2025-11-30',
          )
          if (answer.status === 'error') throw new Error(answer.error.text)
          return answer
        })?.blocks,
      )
    expect(blockedBy('pregnancy')).toContain('法律不允许')
    expect(blockedBy('pregnancy')).toBe(blockedBy('union_officer'))
    expect(blockedBy('pregnancy')).not.toMatch(/四十二|art42|孕/)
  })
})
