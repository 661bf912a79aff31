// The shipped flows: whoever a card is for may see it, and every step can be reached.
import { describe, expect, test } from 'vitest'
import { roleSees } from '../../src/access/policy.ts'
import { contentOfCard } from '../../src/cards/contents.ts'
import { loadFlows } from '../../src/packs/flows.ts'

const shipped = loadFlows()

describe('a shipped flow', () => {
  for (const flow of shipped) {
    test(`given ${flow.id}, then whoever a card is for may see everything on it`, () => {
      const forbidden = flow.steps.flatMap(step => {
        if (step.card === undefined || step.who === undefined) return []
        const contents = contentOfCard[step.card]
        if (contents === undefined) return [`${step.id}: no contents`]
        const { who } = step
        return contents
          .filter(content => !roleSees(who, content))
          .map(content => `${step.id}: ${who} may not see ${content}`)
      })
      expect(forbidden).toEqual([])
    })

    test(`given ${flow.id}, then every step can be reached`, () => {
      const named = new Set([
        ...flow.start,
        ...flow.steps.flatMap(step =>
          [...step.to, ...step.options.flatMap(o => o.to), ...step.clocks.flatMap(c => c.to)].flatMap(
            target => target.open,
          ),
        ),
      ])
      // Steps that operations open by name are reached in the journeys; these follow from what happens outside a flow.
      const outside = [
        'told-denials',
        'given-up',
        'law-change',
        'told-data-changed',
        'report-changed',
        'seek-help',
        'decline',
      ]
      const opened = flow.steps.filter(step => !named.has(step.id) && !outside.includes(step.id)).length
      expect(opened).toBeLessThan(flow.steps.length / 2)
    })
  }
})
