// The declared room: asked for, agreed to, open, over.
import { openStep } from '../../engine/look.ts'
import type { Block } from '../../model/card.ts'
import type { Room, RoomEnd } from '../../model/room.ts'
import { facts, nextLine, note, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'

const roomOf = ({ state, instance }: CardAbout): Room | undefined =>
  instance.data?.room === undefined
    ? state.rooms?.findLast(room => Date.parse(instance.openedAt) >= Date.parse(room.askedAt))
    : state.rooms?.find(room => room.number === Number(instance.data?.room))

const membersOf = (about: CardAbout, room: Room | undefined): string =>
  (room?.members ?? []).map(about.nameOf).join(about.t('list.and'))

/** What a room is, the same words before it and in it. */
const rules = ({ t }: CardAbout): Block => words([1, 2, 3, 4].map(n => `· ${t(`room.rule-${n}`)}`).join('\n'))

const where = (about: CardAbout, room: Room | undefined): string | undefined =>
  room?.platform && about.t(`room.on-${room.platform}`)

export const roomConsent: CardBuilder = about => {
  const { t, state, nameOf } = about
  const room = roomOf(about)
  return {
    title: t('room-consent.title'),
    blocks: [
      words(t('room-consent.words', { manager: nameOf(room?.askedBy ?? state.parties.manager) })),
      facts([t('room.where'), where(about, room)], [t('room.members'), membersOf(about, room)]),
      rules(about),
      note(about, t('room-consent.free'), ['CN-PIPL-17']),
    ],
  }
}

export const room: CardBuilder = about => {
  const here = roomOf(about)
  const own = about.instance.who === about.state.parties.employee
  return {
    title: about.t('room.open'),
    blocks: [
      facts([about.t('room.where'), where(about, here)], [about.t('room.members'), membersOf(about, here)]),
      rules(about),
      note(about, about.t(own ? 'room.for-employee' : 'room.for-company'), ['POLICY-TALK']),
    ],
  }
}

export const toldNoRoom: CardBuilder = about => {
  const why = about.instance.data?.why ?? 'declined'
  return {
    title: about.t('told-no-room.title'),
    blocks: [words(about.t(`told-no-room.${why}`)), words(about.t('told-no-room.instead'))],
  }
}

/** Ends that nobody of those in it has brought about. */
const endings: Readonly<Partial<Record<RoomEnd, string>>> = {
  time: 'told-room-ended.time',
  stranger: 'told-room-ended.stranger',
}

export const toldRoomEnded: CardBuilder = about => {
  const { t, state, instance, nameOf } = about
  const here = roomOf(about)
  // While the case rests nobody is asked for anything, the minutes neither.
  const minutes = state.paused === undefined && !state.ended ? openStep(state, 'minutes') : undefined
  const writes = minutes?.who === instance.who
  return {
    title: t('told-room-ended.title'),
    blocks: [
      words(t(endings[here?.ended?.why ?? 'left'] ?? 'told-room-ended.words')),
      ...transcript(about, here),
      note(about, t('told-room-ended.draft'), ['POLICY-TALK']),
    ],
    ...(writes ? { next: nextLine(about, t('minutes.next'), nameOf(instance.who)) } : {}),
  }
}

/** What was written, with its speaker and time; for everybody who was there. */
function transcript({ t, format, nameOf }: CardAbout, here: Room | undefined): readonly Block[] {
  const lines = here?.lines ?? []
  if (lines.length === 0) return [words(t('told-room-ended.nothing'))]
  const text = lines
    .map(line => `${format.time(line.at)} ${nameOf(line.by)}\n${line.text ?? t('told-room-ended.not-kept')}`)
    .join('\n\n')
  return [{ kind: 'more', label: t('told-room-ended.lines', { count: lines.length }), text }]
}
