// Builds any card from the case as it is now: open, waiting for its second click, told, or closed.
import { maySee } from '../access/policy.ts'
import { seenHash } from '../engine/content.ts'
import { holds } from '../engine/guards/guard.ts'
import { helpRests } from '../engine/help/calls.ts'
import { rests } from '../engine/rests.ts'
import { stepOf } from '../engine/working.ts'
import type { Block, Button, CardView } from '../model/card.ts'
import type { CaseState, StepInstance } from '../model/case.ts'
import type { CardRef } from '../model/effect.ts'
import type { Step } from '../model/flow.ts'
import { type PersonId, zoneOf } from '../model/person.ts'
import type { Texts } from '../texts/texts.ts'
import { type ButtonAbout, buttonLabel, confirmButtons, labelValues, optionButton, optionsAt } from './buttons.ts'
import type { CardAbout, CardAsked, CardBody } from './card.ts'
import { whyClosed } from './closed.ts'
import { confirmBlocks } from './confirm.ts'
import { contentOfCard } from './contents.ts'
import { finished } from './finished.ts'
import { formatsFor } from './formats.ts'
import { buildLoose } from './loose.ts'
import { cards } from './registry.ts'
import { whose } from './whose.ts'

/** The view of a card; undefined when there is nothing to show any more. */
export function buildCard(ref: CardRef, asked: CardAsked): CardView | undefined {
  if (ref.caseId === undefined) return buildLoose(ref, asked)
  const { state } = asked
  const instance = state?.steps.find(step => step.id === ref.instance)
  if (!state || !instance || instance.who !== ref.to) return undefined
  // A card that says nothing of its content is shown to nobody.
  if (!contentOfCard[ref.card]?.every(content => maySee(state, ref.to, content)))
    return passedOn(ref, state, instance, asked)
  return buildStep(ref, state, instance, asked)
}

/** Whoever the case was taken from keeps no live card of it: it closes, and says only that somebody else has the matter. */
function passedOn(
  ref: CardRef,
  state: CaseState,
  instance: StepInstance,
  { texts, locale }: CardAsked,
): CardView | undefined {
  if (instance.status !== 'superseded') return undefined
  const t = texts.in(locale)
  const blocks: readonly Block[] = [{ kind: 'words', text: t('card.passed-on') }]
  const seen = seenHash(state, instance)
  return finished(ref, { title: t('card.passed-on-title'), blocks }, { closed: true, buttons: [], seen, t })
}

function buildStep(ref: CardRef, state: CaseState, instance: StepInstance, asked: CardAsked): CardView {
  const { flow, world, locale, texts } = asked
  const step = stepOf(flow, instance.step)
  const build = cards[step.card ?? '']
  if (!build) throw new Error(`no card ${step.card}`)
  const seen = seenHash(state, instance)
  const signing = { ref, seen, world, secret: asked.secret }
  const buttonAbout: ButtonAbout = { flow, state, instance, step, signing, texts, locale }
  const open = instance.status === 'open' && !state.ended
  const resting = open && rests(state, step)
  // Of a card that rests only what does not have to wait can be pressed.
  const live = { ...step, options: open ? step.options.filter(option => !rests(state, step, option)) : [] }
  // What no longer holds asks for no second click: the card is as if the first had not been made.
  const armedOption =
    instance.armed && live.options.find(({ id, when }) => id === instance.armed?.option && holds(when, state))
  const about: CardAbout = {
    state,
    instance,
    step,
    flow,
    world,
    locale,
    t: texts.in(locale),
    format: formatsFor(locale, zoneOf(world.people, ref.to)),
    nameOf: id => (id === undefined ? '—' : (world.people.find(id)?.name ?? id)),
    lineButtons: line =>
      armedOption === undefined
        ? optionsAt('line', live, state).map(option => optionButton(option, option.id, buttonAbout, { line }))
        : [],
  }
  const body = build(about)
  const blocks = [...whose(about, body.title, body.blocks), ...body.blocks]
  const footer = footerOf(armedOption ? [] : live.options, buttonAbout, state)
  if (instance.status === 'done' || instance.status === 'superseded' || (state.ended && instance.status === 'open')) {
    return finished(
      ref,
      { ...body, blocks: [...closingWords(about, texts), ...blocks.filter(keptWhenClosed)] },
      { closed: true, buttons: [], seen, t: about.t },
    )
  }
  if (instance.armed && armedOption) {
    const confirming = [...confirmBlocks(armedOption, instance.armed, about, texts), ...(body.armed ?? [])]
    return finished(
      ref,
      {
        ...body,
        blocks: [...whose(about, body.title, confirming), ...confirming],
        next: undefined,
      },
      {
        buttons: confirmButtons(armedOption, buttonAbout),
        footer,
        seen,
        t: about.t,
      },
    )
  }
  const paused: readonly Block[] = resting
    ? [{ kind: 'note', text: about.t(`card.${whyPaused(state, ref.to)}`), tone: 'warn' }]
    : []
  return finished(
    ref,
    // While the case rests the card asks its person for nothing.
    { ...body, blocks: [...blocks, ...paused], next: resting ? undefined : body.next },
    {
      buttons: visible(body, live, state, buttonAbout),
      footer,
      seen,
      t: about.t,
    },
  )
}

/** Whoever went past HR is not told that HR deals with it. */
function whyPaused(state: CaseState, viewer: PersonId): 'paused' | 'paused-employee' | 'paused-resting' {
  if (viewer !== state.parties.employee) return 'paused'
  return helpRests(state) ? 'paused-resting' : 'paused-employee'
}

function visible(body: CardBody, step: Step, state: CaseState, about: ButtonAbout): readonly Button[] {
  const also = step.options.filter(option => body.also?.includes(option.id) && holds(option.when, state))
  const normal = optionsAt('card', step, state).filter(option => !body.without?.includes(option.id))
  const shown = [...also, ...normal]
  // One main button: of several, the one that goes furthest.
  const main = shown.findLast(option => option.style === 'main')
  return shown.map(option =>
    optionButton(option.style === 'main' && option !== main ? { ...option, style: 'plain' } : option, option.id, about),
  )
}

/** What the card itself offers now is not offered twice; on a paused card a person in HR stays within reach. */
function footerOf(offered: Step['options'], about: ButtonAbout, state: CaseState): readonly Button[] | undefined {
  // Tell-cards name their person themselves; whoever is the employee of the case has the footer.
  if (about.instance.who !== state.parties.employee) return undefined
  const own = new Set(offered.map(option => option.id))
  const options = about.flow.footer.employee ?? []
  return options.filter(option => !own.has(option.id)).map(option => optionButton(option, `footer.${option.id}`, about))
}

const keptWhenClosed = (block: Block): boolean =>
  block.kind === 'lines' || block.kind === 'files' || block.kind === 'more' || block.kind === 'facts'

function closingWords({ instance, step, t, format, nameOf, locale, state }: CardAbout, texts: Texts): readonly Block[] {
  const { outcome } = instance
  if (outcome === undefined) {
    const why = whyClosed(state, instance, key => texts.has(locale, key))
    return [{ kind: 'words', text: t(why, { employee: nameOf(state.parties.employee) }) }]
  }
  const option = buttonLabel(step.id, outcome.option, texts, locale, labelValues(state, instance))
  return [{ kind: 'words', text: t('card.closed', { who: nameOf(outcome.by), option, at: format.moment(outcome.at) }) }]
}
