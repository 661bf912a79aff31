// M4: the rehearsal with a simulated employee, turn by turn, and the replay with its score. For its person alone.
import type { Block } from '../../model/card.ts'
import type { Rehearsal, Temperament } from '../../model/rehearsal.ts'
import { beatNow, offersOf, type RehearsalKit, wordsOf } from '../../talk/rehearsal/play.ts'
import { faultsOf, scoreOf } from '../../talk/rehearsal/score.ts'
import { fillLine } from '../../talk/scripts/fill.ts'
import { talkLines } from '../../talk/scripts/sheet.ts'
import { strong, words } from '../blocks.ts'
import type { LooseAbout, LooseBuilder } from '../card.ts'

type Body = ReturnType<LooseBuilder>
type Asked = LooseAbout & { readonly rehearsal: Rehearsal; readonly temperament: Temperament }

export const rehearsal: LooseBuilder = about => {
  const { rehearsal, flow } = about
  const temperament = flow.temperaments.find(one => one.id === rehearsal?.temperament)
  if (!rehearsal || !temperament) return choosing(about)
  const asked = { ...about, rehearsal, temperament }
  return rehearsal.ended === undefined ? turn(asked) : replay(asked)
}

function choosing({ t, flow, locale }: LooseAbout): Body {
  return {
    title: t('rehearsal.title'),
    blocks: [
      words(t('rehearsal.words')),
      {
        kind: 'facts',
        rows: flow.temperaments.map(one => [one.name[locale], one.about[locale]] as const),
      },
      { kind: 'note', text: t('rehearsal.private') },
    ],
    options: flow.temperaments.map((one, i) => ({
      id: `begin.${one.id}`,
      label: one.name[locale],
      style: i === 0 ? ('main' as const) : ('plain' as const),
    })),
  }
}

const marks = ['①', '②', '③']

const kitOf = ({ flow, world, temperament }: Asked): RehearsalKit => ({
  temperament,
  lines: talkLines(flow),
  review: world.review,
})

/** Lines name nobody here: the days are the company's, everything else is what the talk itself would fill in. */
const spoken = (text: string, { t, world }: LooseAbout): string =>
  fillLine(text, { days: String(world.settings.considerationDays), reason: t('form.start.reason.business') }, name =>
    t(`rehearsal.stands-for.${name}`),
  )

function turn(asked: Asked): Body {
  const { t, rehearsal, temperament, locale } = asked
  const beat = beatNow(rehearsal, temperament)
  const n = rehearsal.turns.length
  if (!beat) return choosing(asked)
  const kit = kitOf(asked)
  const offers = offersOf(rehearsal, temperament)
  return {
    title: t('rehearsal.turn', { n: n + 1, all: temperament.beats.length, name: temperament.name[locale] }),
    blocks: [
      ...lastTurn(asked),
      strong(t('rehearsal.says', { words: beat.says[locale] })),
      words(t('rehearsal.you')),
      ...offers.map((offer, i) => words(`${marks[i] ?? ''} ${spoken(wordsOf(offer, beat, kit, locale), asked)}`)),
    ],
    options: [
      ...offers.map((_, i) => ({
        id: `choose.${n}.${i}`,
        label: t('rehearsal.choose', { mark: marks[i] ?? '' }),
        style: 'plain' as const,
      })),
      { id: `own.${n}`, label: t('rehearsal.own'), style: 'plain', form: 'rehearse' },
      { id: `stop.${n}`, label: t('rehearsal.stop'), style: 'danger' },
      { id: `leave.${n}`, label: t('rehearsal.leave'), style: 'quiet' },
    ],
  }
}

/** How the last words were taken, and what was risky in them, at once and only to whoever said them. */
function lastTurn(asked: Asked): readonly Block[] {
  const { t, rehearsal, temperament, locale } = asked
  const at = rehearsal.turns.length - 1
  const last = rehearsal.turns[at]
  const beat = temperament.beats[at]
  if (!last || !beat) return []
  const faults = faultsOf(last, at, temperament, locale)
  const reaction = last.went === 'plain' ? undefined : beat[last.went === 'well' ? 'well' : 'badly'][locale]
  return [
    ...(reaction === undefined ? [] : [words(t('rehearsal.reacts', { words: reaction }))]),
    ...faults.map(fault => ({
      kind: 'note' as const,
      tone: 'warn' as const,
      text: t('rehearsal.fault', { why: fault.why, safer: fault.safer }),
    })),
    ...(beat.stop && last.went === 'badly'
      ? [{ kind: 'note' as const, tone: 'stop' as const, text: t('rehearsal.should-stop') }]
      : []),
    { kind: 'rule' },
  ]
}

function replay(asked: Asked): Body {
  const { t, rehearsal, temperament, locale } = asked
  const kit = kitOf(asked)
  const score = scoreOf(rehearsal, kit)
  const all = score.said.length + score.unsaid.length
  return {
    title: t(score.passed ? 'rehearsal.passed' : 'rehearsal.done', { name: temperament.name[locale] }),
    blocks: [
      {
        kind: 'facts',
        rows: [
          [t('rehearsal.score-said'), t('rehearsal.score-value', { said: score.said.length, all })],
          [t('rehearsal.score-risky'), t('rehearsal.score-places', { count: score.risky })],
          ...(score.stoppedInTime === undefined
            ? []
            : [
                [
                  t('rehearsal.score-stop'),
                  t(score.stoppedInTime ? 'rehearsal.in-time' : 'rehearsal.not-in-time'),
                ] as const,
              ]),
        ],
      },
      strong(temperament.lesson[locale]),
      ...(score.unsaid.length > 0 && score.stoppedInTime === undefined
        ? [
            words(t('rehearsal.unsaid')),
            {
              kind: 'steps' as const,
              items: score.unsaid.map(line => ({ text: line.name[locale], state: 'open' as const })),
            },
          ]
        : []),
      ...rehearsal.turns.map((_, i) => replayed(asked, kit, i)),
      { kind: 'note', text: t('rehearsal.private') },
    ],
    options: [
      { id: 'again', label: t('rehearsal.again'), style: 'main' },
      { id: 'forget', label: t('rehearsal.forget'), style: 'quiet' },
    ],
  }
}

/** One turn of the replay: what they said, what you said, what was risky, and what would have met the moment. */
function replayed(asked: Asked, kit: RehearsalKit, at: number): Block {
  const { t, rehearsal, temperament, locale } = asked
  const said = rehearsal.turns[at]
  const beat = temperament.beats[at]
  if (!said || !beat) return { kind: 'rule' }
  const faults = faultsOf(said, at, temperament, locale)
  const better = beat.offers.find(lines => lines.some(id => beat.meets.includes(id)))
  const mark = faults.length > 0 || said.went === 'badly' ? 'risky' : said.went
  return {
    kind: 'more',
    label: t('rehearsal.replay', { n: at + 1, mark: t(`rehearsal.mark-${mark}`) }),
    text: [
      t('rehearsal.says', { words: beat.says[locale] }),
      said.said.kind === 'stop'
        ? t('rehearsal.you-stopped')
        : t('rehearsal.you-said', { words: spoken(wordsOf(said.said, beat, kit, locale), asked) }),
      ...faults.map(fault => t('rehearsal.fault', { why: fault.why, safer: fault.safer })),
      ...(said.went === 'well' || !better
        ? []
        : [
            t('rehearsal.better', {
              words: spoken(wordsOf({ kind: 'lines', lines: better }, beat, kit, locale), asked),
            }),
          ]),
    ].join('\n'),
  }
}
