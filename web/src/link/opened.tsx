// An opened link: its card with everything that can be done on it, or its file to download.
import { useMemo, useRef } from 'react'
import type { Locale } from '../../../src/model/person.ts'
import { ApiError } from '../api/client.ts'
import type { Uploaded } from '../api/wire.ts'
import { Card } from '../card/card.tsx'
import { type Desk, DeskContext, type Outcome } from '../card/desk.ts'
import { Files } from '../card/files.tsx'
import '../chat/chat.css'
import { ToastPlace, useToast } from '../chat/toast.tsx'
import { failureToast, uploading } from '../chat/use-desk.ts'
import { LanguageSwitch } from '../texts/language-switch.tsx'
import { useLanguage } from '../texts/texts.ts'
import './link.css'
import type { LinkClient, Look, View } from './link-client.ts'

interface Props {
  readonly look: Look
  readonly view: View
  readonly client: LinkClient
  readonly onView: (view: View) => void
  /** There is nothing here any more; the sentence says what to do. */
  readonly onRefused: (text: string, lang: Locale | undefined) => void
}

/** What was not decided within the click shows a moment later. */
const lateMs = 1_500

export function Opened({ look, view, client, onView, onRefused }: Props) {
  const { say } = useLanguage()
  const { shown, tell } = useToast()
  const known = useRef(new Map<string, Uploaded>())

  const desk: Desk = useMemo(() => {
    const reload = async () => {
      try {
        onView(await client.view())
      } catch (error) {
        if (error instanceof ApiError && !error.temporary) onRefused(error.text ?? say('net.broken'), error.lang)
      }
    }
    return {
      press: async (button, values): Promise<Outcome> => {
        try {
          const answer = await client.press(button.token, values)
          if (answer.toast) tell(answer.toast)
          if (answer.fields) return { kind: 'fields', fields: answer.fields }
          if (answer.card) onView({ card: answer.card })
          else setTimeout(() => void reload(), lateMs)
          return answer.toast && answer.toast.tone !== 'calm' ? { kind: 'failed' } : { kind: 'done' }
        } catch (error) {
          tell(failureToast(error, say))
          if (error instanceof ApiError && error.code === 'gone') setTimeout(() => void reload(), lateMs)
          return { kind: 'failed' }
        }
      },
      ...uploading(file => client.upload(file), tell, say, known.current),
      fileUrl: client.fileUrl,
    }
  }, [client, onView, onRefused, tell, say])

  return (
    <div className="link-page">
      <header className="page-top">
        <h1>{look.bot}</h1>
        <div className="page-side">
          <LanguageSwitch />
        </div>
      </header>
      <div className="page-toast">
        <ToastPlace shown={shown} />
      </div>
      <main>
        <DeskContext value={desk}>
          {'card' in view ? <Card card={view.card} /> : <Files items={[view.file]} />}
        </DeskContext>
        <p className="link-end">{say('link.end')}</p>
      </main>
    </div>
  )
}
