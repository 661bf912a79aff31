// The pure core as the spine calls it: flows, decisions, cards, words.
import type { OpeningInput } from '../engine/opening/open-case.ts'
import type { Action, Decision } from '../model/action.ts'
import type { CardView } from '../model/card.ts'
import type { CaseState } from '../model/case.ts'
import type { CardRef } from '../model/effect.ts'
import type { RunnableFlow } from '../model/flow.ts'
import type { Locale } from '../model/person.ts'
import type { Rehearsal } from '../model/rehearsal.ts'
import type { World } from '../model/world.ts'

/** The message catalogues. */
export interface Words {
  t(locale: Locale, key: string, values?: Readonly<Record<string, string | number>>): string
}

export interface Flows {
  /** The flow a new case runs on. */
  current(): RunnableFlow
  /** The version a running case keeps. */
  of(flow: CaseState['flow']): RunnableFlow | undefined
}

export interface CardAsked {
  readonly flow: RunnableFlow
  readonly state: CaseState | undefined
  readonly world: World
  /** The language of the view. */
  readonly locale: Locale
  /** Cases of the viewer, for the card that lists them. */
  readonly mine?: readonly CaseState[] | undefined
  readonly rehearsal?: Rehearsal | undefined
}

export interface Core {
  readonly flows: Flows
  readonly words: Words
  decide(flow: RunnableFlow, state: CaseState, action: Action, world: World): Decision
  openCase(flow: RunnableFlow, opening: OpeningInput, world: World): Decision
  /** Undefined: there is nothing to show any more. */
  buildCard(ref: CardRef, asked: CardAsked): CardView | undefined
}
