// Demand-driven evaluation: a name is a given fact or the result of one rule; what cannot be reached says what is missing.
import { Asking, Stop } from './asking.ts'
import type { Node, Reached, Warned } from './node.ts'
import type { LawPack } from './pack.ts'
import { indexOf, type PackIndex } from './pack-index.ts'
import type { Resolving } from './resolving.ts'
import { type Moment, type Rule, Shown } from './rule.ts'

/** The rule does not apply to these facts; nothing is missing. */
const nothing: Node = { state: 'none' }

const none: readonly string[] = []

const told = (value: unknown): Node => ({
  state: 'reached',
  value,
  formula: '',
  basis: none,
  uses: none,
  review: false,
  anchored: true,
})

const isLaw = (rule: Rule, on: string): boolean => (rule.from ?? on) <= on && (rule.until ?? on) >= on

export class Resolution implements Resolving {
  readonly warnings = new Map<string, Warned>()
  readonly index: PackIndex
  /** Facts that are asked for by their own name, and what they could be derived from instead. */
  readonly standIns = new Map<string, readonly string[]>()
  private readonly nodes = new Map<string, Node>()

  constructor(
    readonly pack: LawPack,
    readonly facts: ReadonlyMap<string, unknown>,
    readonly moment: Moment,
  ) {
    this.index = indexOf(pack)
  }

  resolve(name: string): Node {
    const known = this.nodes.get(name)
    if (known) return known
    const rule = this.ruleFor(name)
    const given = this.facts.get(name)
    const notGiven = this.index.notGiven.get(name)
    // A rule that leads back to itself cannot know its own result: meanwhile the name counts as not given.
    if (rule) this.nodes.set(name, notGiven ?? nothing)
    const node = given === undefined || rule?.refines ? this.derived(name, rule, notGiven) : told(given)
    this.nodes.set(name, node)
    return node
  }

  warn(warned: Warned): void {
    const words = Object.values(warned.words)
    this.warnings.set(words.length === 0 ? warned.code : `${warned.code} ${words.join(' ')}`, warned)
  }

  private derived(name: string, rule: Rule | undefined, notGiven: Node | undefined): Node {
    if (!rule) return notGiven ?? nothing
    const node = this.run(rule)
    if (!notGiven || node.state !== 'missing' || node.facts.length <= 1) return node
    // One fact asked for by its own name is a smaller request than the several it could be derived from.
    this.standIns.set(name, node.facts)
    return notGiven
  }

  /** The regional rule nearest to the place, else the nationwide one; only one in force on the deciding day. */
  private ruleFor(name: string): Rule | undefined {
    const rules = this.index.rules.get(name)
    if (!rules) return undefined
    const [only] = rules
    if (rules.length === 1 && only?.region === undefined && only?.from === undefined) return only
    const on = this.moment.onText
    for (const region of this.moment.regions) {
      const regional = rules.find(rule => rule.region === region && isLaw(rule, on))
      if (regional) return regional
    }
    return rules.find(rule => rule.region === undefined && isLaw(rule, on))
  }

  /** Runs a rule; one about facts of which none is told gives nothing, but says what it would take. */
  private run(rule: Rule): Node {
    const node = this.attempt(rule)
    const [subject] = rule.about
    if (subject === undefined || rule.about.some(fact => this.facts.has(fact))) return node
    if (node.state !== 'missing') return this.index.notGiven.get(subject) ?? nothing
    // Where needs end it, its own arithmetic has not been asked what it lacks.
    return rule.needs.length === 0 ? node : { state: 'missing', facts: [...new Set([...node.facts, subject])] }
  }

  private attempt(rule: Rule): Node {
    const values: Record<string, unknown> = {}
    let missing: Set<string> | undefined
    let needed: Reached[] | undefined
    for (const need of rule.needs) {
      const node = this.resolve(need)
      if (node.state === 'none') return nothing
      if (node.state === 'missing') {
        missing ??= new Set()
        for (const fact of node.facts) missing.add(fact)
      } else {
        values[need] = node.value
        if (needed) needed.push(node)
        else needed = [node]
      }
    }
    if (missing) return { state: 'missing', facts: [...missing] }
    const ask = new Asking(this, rule.needs, needed ?? [])
    try {
      const outcome = rule.compute(values, ask)
      const value = outcome instanceof Shown ? outcome.value : outcome
      const formula = outcome instanceof Shown ? outcome.formula : ''
      const basis = (outcome instanceof Shown ? outcome.basis : undefined) ?? rule.basis
      return {
        state: 'reached',
        value,
        rule,
        formula,
        basis,
        uses: ask.uses,
        review: ask.forReview,
        anchored: ask.anchored,
      }
    } catch (left) {
      if (left instanceof Stop) return left.node
      throw left
    }
  }
}
