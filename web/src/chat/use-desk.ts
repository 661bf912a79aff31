// Ties the cards of one conversation to the server: presses, uploads, and what to say when something does not arrive.
import { useMemo, useRef } from 'react'
import type { Toast } from '../../../src/model/card.ts'
import type { PersonId } from '../../../src/model/person.ts'
import { ApiError, type Client } from '../api/client.ts'
import type { Uploaded } from '../api/wire.ts'
import type { Desk, Outcome } from '../card/desk.ts'
import type { Say } from '../texts/texts.ts'
import type { Conversations } from './use-conversations.ts'

/** One calm sentence for a failure: the server's own where there is one. */
export function failureToast(error: unknown, say: Say): Toast {
  if (error instanceof ApiError && error.text) return { text: error.text, tone: 'warn' }
  const later = error instanceof ApiError && error.temporary
  return { text: say(later ? 'net.notSent' : 'net.broken'), tone: 'warn' }
}

/** Uploads, and remembers what came of them, so that a file keeps its name in a form. */
export function uploading(
  send: (file: File) => Promise<Uploaded>,
  tell: (toast: Toast) => void,
  say: Say,
  known: Map<string, Uploaded>,
): Pick<Desk, 'upload' | 'uploaded'> {
  return {
    upload: async file => {
      try {
        const uploaded = await send(file)
        known.set(uploaded.id, uploaded)
        return uploaded
      } catch (error) {
        tell(failureToast(error, say))
        return undefined
      }
    },
    uploaded: id => known.get(id),
  }
}

export function useDeskOf(
  as: PersonId,
  client: Client,
  conversations: Conversations,
  tell: (toast: Toast) => void,
  say: Say,
): Desk {
  const { show, refresh } = conversations
  // Outlives a new look at the conversation, as the form does that names the file.
  const known = useRef(new Map<string, Uploaded>())
  return useMemo(() => {
    return {
      press: async (button, values): Promise<Outcome> => {
        try {
          const answer = await client.press(as, button.token, values)
          if (answer.toast) tell(answer.toast)
          if (answer.card) show(as, answer.card)
          void refresh(as)
          if (answer.fields) return { kind: 'fields', fields: answer.fields }
          // A refusal leaves what was typed where it is.
          return answer.toast && answer.toast.tone !== 'calm' ? { kind: 'failed' } : { kind: 'done' }
        } catch (error) {
          if (error instanceof ApiError && error.fields) return { kind: 'fields', fields: error.fields }
          tell(failureToast(error, say))
          return { kind: 'failed' }
        }
      },
      ...uploading(file => client.upload(as, file), tell, say, known.current),
      fileUrl: id => client.fileUrl(as, id),
    }
  }, [as, client, show, refresh, tell, say])
}
