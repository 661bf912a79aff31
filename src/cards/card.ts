// How a card is written: a pure builder from the case and its viewer to title, blocks and what may be pressed.
import type { Block, Button, Tone } from '../model/card.ts'
import type { CaseState, StepInstance } from '../model/case.ts'
import type { CardRef } from '../model/effect.ts'
import type { RunnableFlow, Step } from '../model/flow.ts'
import type { Locale, PersonId } from '../model/person.ts'
import type { Rehearsal } from '../model/rehearsal.ts'
import type { World } from '../model/world.ts'
import type { Texts, Translate } from '../texts/texts.ts'
import type { Formats } from './formats.ts'

export interface CardAbout {
  readonly state: CaseState
  readonly instance: StepInstance
  readonly step: Step
  readonly flow: RunnableFlow
  readonly world: World
  readonly locale: Locale
  readonly t: Translate
  readonly format: Formats
  /** Name of a person; a dash when nobody holds the role. */
  readonly nameOf: (id: PersonId | undefined) => string
  /** The buttons that stand at one money line. */
  readonly lineButtons: (line: string) => readonly Button[]
}

export interface CardBody {
  readonly title: string
  readonly tone?: Tone | undefined
  readonly blocks: readonly Block[]
  /** 「下一步:…」 of manager and HR cards. */
  readonly next?: string | undefined
  /** Stands below the sentence of the second click: what it comes to. */
  readonly armed?: readonly Block[] | undefined
  /** Hidden options that stand as buttons right now, e.g. the pressure question. */
  readonly also?: readonly string[] | undefined
  /** Options left out although their guard holds, e.g. signing before its time. */
  readonly without?: readonly string[] | undefined
}

export type CardBuilder = (about: CardAbout) => CardBody

/** A card that belongs to no case: the start form, help, the list of one's own cases. */
export interface LooseAbout {
  readonly ref: CardRef
  readonly flow: RunnableFlow
  /** The case that came out of it, when it already did. */
  readonly state: CaseState | undefined
  /** Cases this person takes part in; for the monthly review, all of the company. */
  readonly mine: readonly CaseState[]
  /** The run that belongs to the card of a rehearsal. */
  readonly rehearsal: Rehearsal | undefined
  readonly world: World
  readonly locale: Locale
  readonly t: Translate
  readonly format: Formats
}
export type LooseBuilder = (about: LooseAbout) => CardBody & {
  readonly closed?: boolean | undefined
  readonly options?:
    | readonly {
        readonly id: string
        readonly style: Button['style']
        readonly form?: string | undefined
        /** Instead of the catalogue's label: names that come from a flow's data. */
        readonly label?: string | undefined
      }[]
    | undefined
}

/** Everything a view is built from. */
export interface CardAsked {
  readonly flow: RunnableFlow
  readonly state: CaseState | undefined
  readonly world: World
  readonly locale: Locale
  readonly texts: Texts
  /** Signs action tokens. */
  readonly secret: Uint8Array
  /** Cases of the viewer, for the card that lists them. */
  readonly mine?: readonly CaseState[] | undefined
  readonly rehearsal?: Rehearsal | undefined
}
