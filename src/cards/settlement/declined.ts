// After a no: the contract goes on. The manager learns what to do, not why; HR sees the watch items and other ways.
import { lastSettlement, periodEnd } from '../../engine/look.ts'
import { coolDownEnd, watchDays, watchEnd } from '../../engine/settlement/next-start.ts'
import { zoneOf } from '../../model/person.ts'
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { linesAt } from '../talk/scripts.ts'

const watchItems = ['post', 'pay', 'access', 'rating', 'leave'] as const
const otherWays = ['transfer', 'training', 'flexible'] as const

/** Counted where the employee is, as the next start is. */
function dates({ state, world, format }: CardAbout): { readonly until: string; readonly watch: string } {
  const at = state.declined?.at ?? state.openedAt
  const zone = zoneOf(world.people, state.parties.employee)
  return {
    until: format.moment(coolDownEnd(at, world.calendar, zone)),
    watch: format.date(watchEnd(at, zone)),
  }
}

/** Shown whenever the employee asks for it. */
export const decline: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  return {
    title: t('decline.title'),
    blocks: [
      strong(t('decline.words')),
      ...(state.paused === undefined ? [] : [words(t('decline.resting'))]),
      note(about, t('decline.sentence'), ['CN-LCL-36', 'POLICY-DECLINE']),
    ],
    next: nextLine(about, t('decline.next'), nameOf(instance.who)),
  }
}

export const toldDeclined: CardBuilder = about => {
  const { t, instance } = about
  return {
    title: t('told-declined.title'),
    blocks: [
      strong(t(instance.data?.how === 'silent' ? 'told-declined.silent' : 'told-declined.words')),
      words(t('told-declined.watch', { days: watchDays })),
      words(t('told-declined.no-again', dates(about))),
      ...linesAt(about, 'declined'),
      note(about, t('told-declined.no-retaliation'), ['CN-LCL-36', 'POLICY-DECLINE']),
    ],
  }
}

export const declinedReceipt: CardBuilder = about => {
  const { t, state, instance, format } = about
  const silent = instance.data?.how === 'silent'
  const settlement = lastSettlement(state)
  // HR may record the silence later; what the employee is told is when the time to consider was over.
  const at = (silent && settlement && periodEnd(state, settlement)) || instance.openedAt
  return {
    title: t('declined-receipt.title'),
    blocks: [
      strong(t('declined-receipt.goes-on')),
      words(t(silent ? 'declined-receipt.silent' : 'declined-receipt.at', { at: format.moment(at) })),
      note(about, t('declined-receipt.protected', dates(about)), ['CN-LCL-36', 'POLICY-DECLINE']),
      note(about, t('declined-receipt.help')),
    ],
  }
}

export const toldDeclinedHr: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  const why = state.declined?.why
  return {
    title: t('told-declined-hr.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      words(t('told-declined-hr.normal')),
      ...(instance.data?.rested === 'yes'
        ? [words(t('told-declined-hr.rested')), note(about, t('told-declined-hr.still-open'), [], 'warn')]
        : []),
      facts(
        [t('told-declined-hr.why'), why ?? t('told-declined-hr.no-reason')],
        [t('told-declined-hr.cool-down'), dates(about).until],
        [t('told-declined-hr.watch-until'), dates(about).watch],
      ),
      strong(t('told-declined-hr.watch')),
      words(watchItems.map(item => `· ${t(`told-declined-hr.watch-item.${item}`)}`).join('\n')),
      strong(t('told-declined-hr.other-ways')),
      words(otherWays.map(item => `· ${t(`told-declined-hr.way.${item}`)}`).join('\n')),
      note(about, t('told-declined-hr.new-case'), ['POLICY-DECLINE']),
    ],
  }
}
