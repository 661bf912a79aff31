// A note with what it rests on: the article is one glance away.
import type { Tone } from '../../../src/model/card.ts'
import { Said } from '../texts/said.tsx'
import { useLanguage } from '../texts/texts.ts'

interface Props {
  readonly text: string
  readonly basis?: readonly string[] | undefined
  readonly tone?: Tone | undefined
}

export function Note({ text, basis, tone }: Props) {
  const { say } = useLanguage()
  return (
    <div className="note" data-tone={tone ?? 'calm'}>
      <p>
        <Said text={text} />
      </p>
      {basis && basis.length > 0 && <p className="note-basis">{say('note.basis', { basis: basis.join(' · ') })}</p>}
    </div>
  )
}
