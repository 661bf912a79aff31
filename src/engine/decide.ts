// The one entrance to a case: an action and the world in, a decision out. Never throws for anything a person can cause.
import type { Action, Decision } from '../model/action.ts'
import type { CaseState } from '../model/case.ts'
import type { RunnableFlow } from '../model/flow.ts'
import type { World } from '../model/world.ts'
import { asksFor } from './asks-for.ts'
import { due } from './clocks/due.ts'
import { deny } from './deny.ts'
import { decided } from './finish.ts'
import { dataChanged } from './incoming/data-changed.ts'
import { gaveUp } from './incoming/gave-up.ts'
import { lawChanged } from './incoming/law-changed.ts'
import { rendered } from './incoming/rendered.ts'
import { press } from './press.ts'
import { happenInRoom } from './room/happen.ts'
import { begin, put } from './working.ts'

/**
 * Decides one action on one case.
 * `done` carries the events to append, the folded case, the effects and all deadlines from now on.
 */
export function decide(flow: RunnableFlow, state: CaseState, action: Action, world: World): Decision {
  switch (action.kind) {
    case 'press':
      return press(flow, state, action, world)
    case 'due':
      return due(flow, state, action, world)
    case 'rendered':
      return rendered(flow, state, action, world)
    case 'room':
      return happenInRoom(flow, state, action, world)
    case 'asks-for':
      return asksFor(flow, state, action, world)
    case 'data-changed':
      return dataChanged(flow, state, action, world)
    case 'law-changed':
      return lawChanged(flow, state, action, world)
    case 'gave-up':
      return gaveUp(flow, state, action, world)
    case 'deny':
      return deny(flow, state, action, world)
    case 'read': {
      const work = begin(flow, state, action, world)
      put(work, { kind: 'read', person: action.by, fields: action.fields, where: action.where })
      return decided(state, work)
    }
  }
}
