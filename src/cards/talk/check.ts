// What the coach found in a sentence: for the manager's eyes alone, with other words beside each finding.
import { facts, note, strong, words } from '../blocks.ts'
import type { CardBuilder } from '../card.ts'

const most = 4

export const toldCheck: CardBuilder = about => {
  const { t, instance } = about
  const data = instance.data ?? {}
  const verdict = data.verdict === 'pass' ? 'clear' : (data.verdict ?? 'clear')
  const count = Math.min(Number(data.count ?? '0'), most)
  const numbers = Array.from({ length: count }, (_, i) => i + 1)
  return {
    title: t(`told-check.title-${verdict}`),
    ...(verdict === 'block' ? { tone: 'stop' as const } : verdict === 'warn' ? { tone: 'warn' as const } : {}),
    blocks: [
      ...(count === 0 ? [words(t('told-check.clear'))] : []),
      ...numbers.flatMap(n => [
        ...(count > 1 ? [strong(t('told-check.one', { n }))] : []),
        facts([t('told-check.why'), data[`why-${n}`]], [t('told-check.safer'), data[`safer-${n}`]]),
      ]),
      note(about, t('told-check.limits'), ['POLICY-TALK', 'POLICY-PRESSURE']),
      note(about, t('told-check.private')),
    ],
  }
}
