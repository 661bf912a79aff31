// What can be said here, and to whom one may turn.
import { mayAskFor } from '../../engine/asks-for.ts'
import { words } from '../blocks.ts'
import type { LooseBuilder } from '../card.ts'

export const help: LooseBuilder = ({ t, ref, world, mine }) => {
  const manager = world.people.find(ref.to)?.roles.includes('manager') ?? false
  // Whoever has no case, or does not know of it yet, learns nothing from this card.
  const own = mine.some(state => mayAskFor('seek-help', state, ref.to))
  const mayDecline = mine.some(state => mayAskFor('decline', state, ref.to))
  return {
    title: t('help.title'),
    blocks: [
      words(t(manager ? 'help.manager' : 'help.everyone')),
      {
        kind: 'facts',
        rows: [
          ...(manager
            ? [
                [t('help.start'), t('help.start-what')] as const,
                [t('help.estimate'), t('help.estimate-what')] as const,
                [t('help.rehearsal'), t('help.rehearsal-what')] as const,
                [t('help.scripts'), t('help.scripts-what')] as const,
              ]
            : []),
          [t('help.mine'), t('help.mine-what')],
          ...(own ? [[t('help.seek'), t('help.seek-what')] as const] : []),
          ...(mayDecline ? [[t('help.decline'), t('help.decline-what')] as const] : []),
          [t('help.help'), t('help.help-what')],
        ],
      },
      { kind: 'note', text: t('help.not-legal-advice') },
    ],
    options: own ? [{ id: 'seek-help', style: 'plain' }] : [],
  }
}
