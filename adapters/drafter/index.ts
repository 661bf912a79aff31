// The drafter behind any endpoint that speaks the chat-completions form of the OpenAI API; one request, no retry, no SDK.
import { z } from 'zod'
import { jsonOf } from '../../src/model/json.ts'
import { countedBytes } from '../../src/ports/body-limit.ts'
import type { Drafted, Drafter } from '../../src/ports/drafter.ts'

export interface DrafterSettings {
  readonly baseUrl: string
  /** A model on the company's own machines may need none. */
  readonly key?: string | undefined
  readonly model: string
}

const longestSentence = 2_000
const mostTokens = 400
const mostBytes = 65_536

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().min(1).max(4_000) }) })).min(1),
})

export function openDrafter({ baseUrl, key, model }: DrafterSettings, timeoutMs = 8_000): Drafter {
  return {
    model,
    async draft({ instruction, sentence }) {
      if (sentence.length > longestSentence) return failed('too-large')
      try {
        const response = await fetch(`${baseUrl}/chat/completions`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          },
          body: JSON.stringify({
            model,
            messages: [
              { role: 'system', content: instruction },
              { role: 'user', content: sentence },
            ],
            max_tokens: mostTokens,
            stream: false,
          }),
          // The key goes to the configured address and nowhere else.
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        })
        if (!response.ok) {
          await response.body?.cancel()
          return failed('refused')
        }
        const body = await countedBytes(response.body, mostBytes)
        return body === undefined ? failed('too-large') : understood(new TextDecoder().decode(body))
      } catch (fault) {
        return failed(fault instanceof Error && fault.name === 'TimeoutError' ? 'timeout' : 'unreachable')
      }
    },
  }
}

const failed = (why: Extract<Drafted, { kind: 'failed' }>['why']): Drafted => ({ kind: 'failed', why })

function understood(body: string): Drafted {
  const text = completion.safeParse(jsonOf(body)).data?.choices[0]?.message.content
  return text === undefined ? failed('not-understood') : { kind: 'drafted', text }
}
