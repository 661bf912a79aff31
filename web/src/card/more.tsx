// A text that unfolds: rights, privacy notice, the whole agreement. Long ones scroll and can be scrolled by keyboard.
import { useId } from 'react'
import { Said } from '../texts/said.tsx'
import { Chevron } from '../theme/icons.tsx'
import { Words } from './words.tsx'

export function More({ label, text }: { readonly label: string; readonly text: string }) {
  const name = useId()
  return (
    <details className="more">
      <summary>
        <Chevron />
        <span id={name}>
          <Said text={label} />
        </span>
      </summary>
      {/* biome-ignore lint/a11y/useSemanticElements: a text to read, not a set of fields */}
      <div
        className="more-text"
        role="group"
        aria-labelledby={name}
        // A scrolling text must be reachable by keyboard.
        tabIndex={text.length > 600 ? 0 : undefined}
      >
        <Words text={text} />
      </div>
    </details>
  )
}
