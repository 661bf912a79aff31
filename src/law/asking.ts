// What a rule may ask while it computes, bound to one resolution; it keeps what was used and whether a person must review.
import { Decimal } from '../model/money.ts'
import type { Node, Reached } from './node.ts'
import { placed } from './pack-index.ts'
import { inForce, type ParameterRow, type TableRow } from './parameter.ts'
import type { Resolving } from './resolving.ts'
import type { Ask, Moment } from './rule.ts'

/** Thrown to leave a rule's `compute`, and always caught by the resolution: a rule reads as plain arithmetic. */
export class Stop {
  readonly node: Node
  constructor(node: Node) {
    this.node = node
  }
}

const notApplicable = new Stop({ state: 'none' })

export class Asking implements Ask<Record<string, unknown>> {
  forReview = false
  anchored = false
  readonly moment: Moment
  /** Names asked for, in the order of asking. */
  readonly uses: string[]

  constructor(
    private readonly resolution: Resolving,
    needs: readonly string[],
    needed: readonly Reached[],
  ) {
    this.moment = resolution.moment
    this.uses = [...needs]
    for (const node of needed) this.builtOn(node)
  }

  /** A value built on another inherits its doubts and its ground in the facts. */
  private builtOn(node: Reached): void {
    if (node.review) this.forReview = true
    if (node.anchored) this.anchored = true
  }

  private used(name: string): void {
    if (!this.uses.includes(name)) this.uses.push(name)
  }

  private demand(name: string): Node {
    const node = this.resolution.resolve(name)
    if (node.state === 'reached') {
      this.used(name)
      this.builtOn(node)
    }
    return node
  }

  get(name: string): unknown {
    const node = this.demand(name)
    if (node.state !== 'reached') throw new Stop(node)
    return node.value
  }

  all<K extends string>(...names: readonly K[]): { readonly [N in K]: unknown } {
    const values: Partial<Record<K, unknown>> = {}
    const missing = new Set<string>()
    for (const name of names) {
      const node = this.demand(name)
      if (node.state === 'none') throw notApplicable
      if (node.state === 'reached') values[name] = node.value
      else for (const fact of node.facts) missing.add(fact)
    }
    if (missing.size > 0) throw new Stop({ state: 'missing', facts: [...missing] })
    return values as Record<K, unknown>
  }

  maybe(name: string): unknown {
    const node = this.demand(name)
    return node.state === 'reached' ? node.value : undefined
  }

  given(name: string): unknown {
    if (!this.resolution.facts.has(name)) return undefined
    this.used(name)
    this.anchored = true
    return this.resolution.facts.get(name)
  }

  lacks(...names: string[]): never {
    throw new Stop({ state: 'missing', facts: names })
  }

  none(): never {
    throw notApplicable
  }

  rows(id: string, region?: string): readonly ParameterRow[] {
    const { rows, rowsOfPlace } = this.resolution.index
    return (region === undefined ? rows.get(id) : rowsOfPlace.get(placed(id, region))) ?? []
  }

  constant(id: string): Decimal {
    const row = inForce(this.rows(id), this.moment.onText)
    if (!row) throw notApplicable
    return new Decimal(row.value)
  }

  table(id: string): readonly TableRow[] | undefined {
    const on = this.moment.onText
    const live = (this.resolution.index.tables.get(id) ?? []).filter(t => t.from <= on && (t.until ?? on) >= on)
    for (const region of this.moment.regions) {
      const regional = live.find(t => t.region === region)
      if (regional) return regional.rows
    }
    return live.find(t => t.region === undefined)?.rows
  }

  anchor(): void {
    this.anchored = true
  }

  warn(code: string, basis: readonly string[] = [], words: Readonly<Record<string, string>> = {}): void {
    this.resolution.warn({ code, basis, words })
  }

  review(): void {
    this.forReview = true
  }
}
