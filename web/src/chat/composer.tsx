// Where a person writes: Enter sends, Shift+Enter breaks the line, the usual commands stand above.
import { useId, useState } from 'react'
import { useLanguage } from '../texts/texts.ts'
import { Button } from '../theme/button.tsx'

interface Props {
  readonly commands: readonly string[]
  /** True when the words have arrived; otherwise they stay in the field. */
  readonly onSend: (text: string) => Promise<boolean>
}

export function Composer({ commands, onSend }: Props) {
  const { say } = useLanguage()
  const [text, setText] = useState('')
  const [sending, setSending] = useState(false)
  const id = useId()

  const send = async (words: string, clear: boolean) => {
    if (sending || words.trim() === '') return
    setSending(true)
    const arrived = await onSend(words.trim())
    setSending(false)
    if (arrived && clear) setText('')
  }

  return (
    <div className="composer">
      {commands.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: buttons, not form fields
        <div className="commands" role="group" aria-label={say('composer.commands')}>
          {commands.map(command => (
            <Button
              key={command}
              small
              round
              aria-disabled={sending || undefined}
              onClick={() => void send(command, false)}
            >
              {command}
            </Button>
          ))}
        </div>
      )}
      <form
        className="composer-row"
        onSubmit={event => {
          event.preventDefault()
          void send(text, true)
        }}
      >
        <label htmlFor={id} className="unseen">
          {say('composer.label')}
        </label>
        <textarea
          id={id}
          className="composer-words"
          value={text}
          rows={1}
          maxLength={4000}
          placeholder={say('composer.label')}
          enterKeyHint="send"
          onChange={event => setText(event.target.value)}
          onKeyDown={event => {
            // While a word is being composed (pinyin), Enter belongs to the input method.
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            void send(text, true)
          }}
        />
        <Button type="submit" aria-disabled={sending || undefined}>
          {say('composer.send')}
        </Button>
      </form>
    </div>
  )
}
