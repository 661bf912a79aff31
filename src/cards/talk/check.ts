// What the coach found in a sentence: for the manager's eyes alone, with other words beside each finding.
import { liveRoom } from '../../engine/room/end.ts'
import type { Block } from '../../model/card.ts'
import { facts, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBody, CardBuilder } from '../card.ts'

const most = 4

/** Each finding with its reason, for whoever reads; the other words are in the language of the sentence they replace. */
function findings({ t }: Pick<CardAbout, 't'>, data: Readonly<Record<string, string>>): readonly Block[] {
  const count = Math.min(Number(data.count ?? '0'), most)
  const numbers = Array.from({ length: count }, (_, i) => i + 1)
  return numbers.flatMap(n => [
    ...(count > 1 ? [strong(t('told-check.one', { n }))] : []),
    facts([t('told-check.why'), t(`coach.why.${data[`category-${n}`]}`)], [t('told-check.safer'), data[`safer-${n}`]]),
  ])
}

/** It stands written already: what helps is a correction, in the room while it is open. */
const inRoom = (about: CardAbout, data: Readonly<Record<string, string>>): CardBody => ({
  title: about.t('told-check.title-room'),
  tone: data.verdict === 'block' ? 'stop' : 'warn',
  blocks: [
    ...findings(about, data),
    words(about.t(liveRoom(about.state) ? 'told-check.repair' : 'told-check.repair-later')),
    note(about, about.t('told-check.room-private'), ['POLICY-PRESSURE']),
  ],
  // Everybody in the room has read it: there is nothing left to confess.
  without: ['said-it'],
})

export const toldCheck: CardBuilder = about => {
  const { t, instance } = about
  const data = instance.data ?? {}
  if (data.where === 'room') return inRoom(about, data)
  const verdict = data.verdict === 'pass' ? 'clear' : (data.verdict ?? 'clear')
  return {
    title: t(`told-check.title-${verdict}`),
    ...(verdict === 'block' ? { tone: 'stop' as const } : verdict === 'warn' ? { tone: 'warn' as const } : {}),
    blocks: [
      ...(Number(data.count ?? '0') === 0 ? [words(t('told-check.clear'))] : findings(about, data)),
      note(about, t('told-check.limits'), ['POLICY-TALK', 'POLICY-PRESSURE']),
      note(about, t('told-check.private')),
    ],
  }
}
