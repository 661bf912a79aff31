// What an adapter brings to the contract suite: the adapter connected to something that behaves like its platform.
import type { InboundEvent } from '../../src/model/inbound.ts'
import type { AccountRef } from '../../src/model/person.ts'
import type { Accept, Platform, Receipt } from '../../src/ports/platform.ts'
import type { Phone } from '../journeys/phone.ts'
import type { ContractDeps } from './deps.ts'

/** A recorded or documented payload and what it has to become; `ignored` for what means nothing to us. */
export interface Sample {
  readonly name: string
  readonly read: () => InboundEvent | undefined
  readonly becomes: Partial<InboundEvent> | 'ignored'
}

/** Deliveries over signed HTTP. Each call makes a request that no other call made. */
export interface SignedRequests {
  /** Something that must reach `accept` once. */
  good(): Request
  /** The same, signed more than five minutes ago. */
  old(): Request
  /** The same, with a signature of somebody else's secret. */
  forged(): Request
  /** The same, signed well, with another body. */
  altered(): Request
}

export interface PlatformRig {
  /** Started already, with the `accept` that was given; connected, where it holds a long connection. */
  readonly platform: Platform
  /** Somebody the platform knows, and their phone. */
  readonly account: AccountRef
  readonly phone: Phone
  readonly samples: readonly Sample[]
  /** Messages the platform holds for this account, dead ones left out. */
  messages(): Promise<number>
  readonly http?: SignedRequests | undefined
  /** The old card cannot be replaced any more; absent where this cannot happen. */
  readonly killCard?: ((receipt: Receipt) => Promise<void>) | undefined
  /** The next call is told to slow down and to come again after this time; absent where nobody throttles. */
  readonly throttle?: ((ms: number) => Promise<void>) | undefined
  /** The credentials stop working; absent where there are none. */
  readonly revoke?: (() => Promise<void>) | undefined
  /** The platform cuts the long connection; resolves once the adapter is connected again. */
  readonly cutConnection?: (() => Promise<void>) | undefined
  close(): Promise<void>
}

/** Opens a rig whose adapter hands everything to `accept` and was given these deps. */
export type OpenRig = (accept: Accept, deps: ContractDeps) => Promise<PlatformRig>
