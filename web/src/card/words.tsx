// Plain words; an empty line starts a paragraph, a line break stays one.
import { Said } from '../texts/said.tsx'

export function Words({ text, strong }: { readonly text: string; readonly strong?: boolean | undefined }) {
  return (
    <div className={strong ? 'words words-strong' : 'words'}>
      {text.split(/\n{2,}/).map(paragraph => (
        <p key={paragraph}>
          <Said text={paragraph} />
        </p>
      ))}
    </div>
  )
}
