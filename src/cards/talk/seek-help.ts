// E-help: what the employee can bring to somebody independent, and the cards of whoever hears of it.
import { helpRests, helpUndecided, restingCalls } from '../../engine/help/calls.ts'
import { channelOf } from '../../engine/help/channel.ts'
import type { CaseState } from '../../model/case.ts'
import type { HelpCall } from '../../model/help.ts'
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'

/** 「我感到压力」, when it was said, and how far it is. */
const callRow = ({ t, format, nameOf }: CardAbout, call: HelpCall): readonly [string, string] => [
  t(`button.seek-help.${call.what}`),
  t('seek-help.call', {
    at: format.moment(call.at),
    how:
      call.takenUp === undefined
        ? t(call.what === 'pause' ? 'seek-help.paused' : 'seek-help.not-taken-up')
        : t('seek-help.taken-up', { who: nameOf(call.takenUp.by), at: format.moment(call.takenUp.at) }),
  }),
]

const companionText = ({ t }: CardAbout, name: string, role: string): string =>
  t('seek-help.companion', { name, role: t(`form.companion.role.${role}`) })

/** Who hears it and who learns what: said as it is in this case, before anything is pressed. */
function channelText({ t, state, world, nameOf }: CardAbout): string {
  const { hrbp, hrd } = state.parties
  const channel = channelOf(state, world)
  const isHelpline = world.people.find(channel ?? '')?.roles.includes('helpline') ?? false
  const who = nameOf(channel)
  if (restsNoMore(state)) return t(channel === hrbp ? 'seek-help.signed-none' : 'seek-help.signed', { who })
  if (channel === hrbp) return t('seek-help.channel-none', { who })
  if (hrd === hrbp) return t('seek-help.channel-same-hr', { who })
  return t(isHelpline ? 'seek-help.channel' : 'seek-help.channel-hrd', { who })
}

/** Both have signed: a call holds nothing up any more, least of all what is owed. */
const restsNoMore = ({ effectiveAt, paused }: CaseState): boolean => effectiveAt !== undefined && paused === undefined

export const seekHelp: CardBuilder = about => {
  const { t, state } = about
  return {
    title: t('seek-help.title'),
    blocks: [
      strong(t(restsNoMore(state) ? 'seek-help.free-signed' : 'seek-help.free')),
      words(channelText(about)),
      words(t('seek-help.bring')),
      facts(
        ...(state.help ?? []).map(call => callRow(about, call)),
        ...(state.companions ?? []).map(
          ({ name, role }) => [t('seek-help.comes-along'), companionText(about, name, role)] as const,
        ),
      ),
      ...(helpRests(state) ? [note(about, t('seek-help.rests'))] : []),
      ...(helpUndecided(state) ? [note(about, t('seek-help.undecided'))] : []),
      note(about, t('seek-help.outside'), ['CN-LCL-36']),
    ].filter(block => block.kind !== 'facts' || block.rows.length > 0),
    // Whoever has asked for a rest need not ask twice.
    without: helpRests(state) ? ['pause'] : [],
  }
}

const callOf = ({ state, instance }: CardAbout): HelpCall | undefined =>
  state.help?.find(call => String(call.number) === instance.data?.call)

export const helpline: CardBuilder = about => {
  const { t, state, nameOf, format, instance } = about
  const call = callOf(about)
  const { employee } = state.parties
  const over = instance.status === 'told'
  return {
    title: t('helpline.title', { employee: nameOf(employee) }),
    tone: 'stop',
    blocks: [
      facts(
        [t('case.employee'), `${nameOf(employee)} · ${employee}`],
        [t('helpline.case'), state.id],
        [t('helpline.pressed'), call && t(`button.seek-help.${call.what}`)],
        [t('helpline.at'), call && format.moment(call.at)],
        [t('helpline.said'), call && (call.text ?? t('helpline.said-nothing'))],
      ),
      words(t(over ? 'helpline.case-over' : restsNoMore(state) ? 'helpline.words-signed' : 'helpline.words')),
      note(about, t('helpline.quiet'), ['CN-SPC1-35', 'POLICY-PRESSURE'], 'warn'),
    ],
    next: over ? undefined : nextLine(about, t('helpline.next'), nameOf(instance.who)),
  }
}

export const toldTakenUp: CardBuilder = about => {
  const { t, nameOf, format } = about
  const taken = callOf(about)?.takenUp
  return {
    title: t('told-taken-up.title'),
    blocks: [
      words(
        t('told-taken-up.words', { who: nameOf(taken?.by), at: taken === undefined ? '—' : format.moment(taken.at) }),
      ),
      note(about, t('told-taken-up.free')),
    ],
  }
}

/** For the head of HR: what was pressed, never what was written. */
export const restReview: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  return {
    title: t('rest-review.title', { employee: nameOf(state.parties.employee) }),
    tone: 'stop',
    blocks: [
      facts(...restingCalls(state).map(call => callRow(about, call))),
      words(t('rest-review.words')),
      ...(state.protectedActivity === undefined
        ? []
        : [note(about, t('rest-review.protected'), ['POLICY-PROTECTION'], 'warn')]),
      note(about, t('rest-review.quiet'), ['CN-SPC1-35', 'POLICY-PRESSURE']),
    ],
    next: nextLine(about, t('rest-review.next'), nameOf(instance.who)),
  }
}

export const companion: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  const { name = '', role = 'other' } = instance.data ?? {}
  return {
    title: t('companion.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      facts([t('seek-help.comes-along'), companionText(about, name, role)]),
      words(t('companion.words')),
      note(about, t('companion.confidential'), ['POLICY-TALK']),
    ],
    next: nextLine(about, t('companion.next'), nameOf(instance.who)),
  }
}

export const toldCompanion: CardBuilder = about => {
  const { t, instance } = about
  const { name = '', when = '' } = instance.data ?? {}
  return {
    title: t('told-companion.title'),
    blocks: [words(t('told-companion.words', { name, when })), note(about, t('told-companion.confidential'))],
  }
}
