// What can be said here, and to whom one may turn.

import { words } from '../blocks.ts'
import type { LooseBuilder } from '../card.ts'

export const help: LooseBuilder = ({ t, ref, world }) => {
  const manager = world.people.find(ref.to)?.roles.includes('manager') ?? false
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
          [t('help.help'), t('help.help-what')],
        ],
      },
      { kind: 'note', text: t('help.not-legal-advice') },
    ],
  }
}
