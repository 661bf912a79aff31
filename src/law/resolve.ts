// Demand-driven evaluation: a name is a given fact or the result of one rule; what cannot be reached says what is missing.
import { Decimal } from '../model/money.ts'
import type { LawPack } from './pack.ts'
import { indexOf, type PackIndex } from './pack-index.ts'
import { inForce } from './parameter.ts'
import { type Ask, type Moment, type Rule, Shown } from './rule.ts'

export interface Warned {
  readonly code: string
  readonly basis: readonly string[]
  readonly words: Readonly<Record<string, string>>
}

export type Node =
  | {
      readonly state: 'reached'
      readonly value: unknown
      /** Absent for a fact that the caller gave. */
      readonly rule?: Rule
      readonly formula: string
      readonly uses: readonly string[]
      readonly review: boolean
    }
  | { readonly state: 'missing'; readonly facts: readonly string[] }
  | { readonly state: 'none' }

/** Thrown inside a rule's `compute` to leave it, and always caught here: a rule reads as plain arithmetic. */
class Stop {
  readonly node: Node
  constructor(node: Node) {
    this.node = node
  }
}

const nothing: Node = { state: 'none' }

export class Resolution {
  readonly warnings = new Map<string, Warned>()
  private readonly nodes = new Map<string, Node>()
  private readonly running = new Set<string>()
  private readonly index: PackIndex

  constructor(
    private readonly pack: LawPack,
    private readonly facts: ReadonlyMap<string, unknown>,
    readonly moment: Moment,
  ) {
    this.index = indexOf(pack)
  }

  resolve(name: string): Node {
    const known = this.nodes.get(name)
    if (known) return known
    // A rule that leads back to itself cannot know its own result: the name counts as not given.
    if (this.running.has(name)) return { state: 'missing', facts: [name] }
    this.running.add(name)
    const node = this.evaluate(name)
    this.running.delete(name)
    this.nodes.set(name, node)
    return node
  }

  warn(warned: Warned): void {
    this.warnings.set(`${warned.code} ${JSON.stringify(warned.words)}`, warned)
  }

  private evaluate(name: string): Node {
    const rule = this.ruleFor(name)
    if (this.facts.has(name) && !rule?.refines) {
      return { state: 'reached', value: this.facts.get(name), formula: '', uses: [], review: false }
    }
    const askable = Object.hasOwn(this.pack.facts, name)
    if (!rule) return askable ? { state: 'missing', facts: [name] } : nothing
    const node = this.run(rule)
    // One fact asked for by its own name is a smaller request than the several it could be derived from.
    return node.state === 'missing' && askable && node.facts.length > 1 ? { state: 'missing', facts: [name] } : node
  }

  /** The regional rule nearest to the place, else the nationwide one; only one in force on the deciding day. */
  private ruleFor(name: string): Rule | undefined {
    const on = this.moment.on.toString()
    const candidates = (this.index.rules.get(name) ?? []).filter(
      rule => (rule.from ?? on) <= on && (rule.until ?? on) >= on,
    )
    for (const region of this.moment.regions) {
      const regional = candidates.find(rule => rule.region === region)
      if (regional) return regional
    }
    return candidates.find(rule => rule.region === undefined)
  }

  private run(rule: Rule): Node {
    const values: Record<string, unknown> = {}
    const missing = new Set<string>()
    let review = false
    for (const need of rule.needs) {
      const node = this.resolve(need)
      if (node.state === 'none') return nothing
      if (node.state === 'missing') for (const fact of node.facts) missing.add(fact)
      else {
        values[need] = node.value
        review ||= node.review
      }
    }
    if (missing.size > 0) return { state: 'missing', facts: [...missing] }
    const uses = new Set(rule.needs)
    const ask = this.askFor(uses, node => {
      review ||= node
    })
    try {
      const outcome = rule.compute(values, ask)
      const value = outcome instanceof Shown ? outcome.value : outcome
      const formula = outcome instanceof Shown ? outcome.formula : ''
      return { state: 'reached', value, rule, formula, uses: [...uses], review }
    } catch (left) {
      if (left instanceof Stop) return left.node
      throw left
    }
  }

  private askFor(uses: Set<string>, review: (needed: boolean) => void): Ask<Record<string, unknown>> {
    const demand = (name: string): Node => {
      const node = this.resolve(name)
      if (node.state === 'reached') {
        uses.add(name)
        review(node.review)
      }
      return node
    }
    return {
      moment: this.moment,
      get: name => {
        const node = demand(name)
        if (node.state !== 'reached') throw new Stop(node)
        return node.value
      },
      all: (...names) => {
        const reached = names.map(name => [name, demand(name)] as const)
        if (reached.some(([, node]) => node.state === 'none')) throw new Stop(nothing)
        const missing = reached.flatMap(([, node]) => (node.state === 'missing' ? node.facts : []))
        if (missing.length > 0) throw new Stop({ state: 'missing', facts: [...new Set(missing)] })
        return Object.fromEntries(
          reached.map(([name, node]) => [name, node.state === 'reached' ? node.value : undefined]),
        ) as Record<(typeof names)[number], unknown>
      },
      maybe: name => {
        const node = demand(name)
        return node.state === 'reached' ? node.value : undefined
      },
      given: name => {
        if (this.facts.has(name)) uses.add(name)
        return this.facts.get(name)
      },
      lacks: (...names) => {
        throw new Stop({ state: 'missing', facts: names })
      },
      none: () => {
        throw new Stop(nothing)
      },
      rows: (id, region) => {
        const rows = this.index.rows.get(id) ?? []
        return region === undefined ? rows : rows.filter(row => row.region === region)
      },
      constant: id => {
        const row = inForce(this.index.rows.get(id) ?? [], this.moment.on.toString())
        if (!row) throw new Stop(nothing)
        return new Decimal(row.value)
      },
      table: id => {
        const on = this.moment.on.toString()
        const live = (this.index.tables.get(id) ?? []).filter(t => t.from <= on && (t.until ?? on) >= on)
        for (const region of this.moment.regions) {
          const regional = live.find(t => t.region === region)
          if (regional) return regional.rows
        }
        return live.find(t => t.region === undefined)?.rows
      },
      warn: (code, basis = [], words = {}) => this.warn({ code, basis, words }),
      review: () => review(true),
    }
  }
}
