// Whether the chosen route is open: what is known against it blocks it (LCL 14, 21, 37–45).
import { shown } from '../../../src/law/rule.ts'
import { rule } from '../rule.ts'

// False says that none of the facts given forbids the route.
export const blocked = rule({
  gives: 'blocked',
  needs: ['ground'],
  basis: ['CN-LCL-42'],
  confidence: 'statute',
  compute: (_, ask) => shown(ask.maybe('blockReason') !== undefined, ''),
})

export const permissionRules = [blocked]
