// Tells a screen reader what came into a conversation, in one sentence each; the cards themselves are read by going there.
import { useEffect, useRef, useState } from 'react'
import { spoken } from '../texts/said.tsx'
import { useLanguage } from '../texts/texts.ts'
import type { Conversation } from './conversation.ts'
import { newsIn, type Told, toldOf } from './news.ts'

interface Props {
  readonly conversation: Conversation
  /** Whose phone it is, where several are heard. */
  readonly who?: string | undefined
  /** Someone may be near: only that there is something, as the list of conversations says it. */
  readonly discreet: boolean
  /** Changes with each answer to something done here: it has told of the change already. */
  readonly answer: number | undefined
}

interface Sentence {
  readonly id: number
  readonly text: string
}

/** Long enough to be taken up by every reader; then it must not be met again while reading the page. */
const staysMs = 5_000
/** What changes so soon after an answer is what was answered. */
const justMs = 1_500

export function Heard({ conversation, who, discreet, answer }: Props) {
  const { say } = useLanguage()
  const [sentences, setSentences] = useState<readonly Sentence[]>([])
  const told = useRef<Told | undefined>(undefined)
  const count = useRef(0)
  const { lines, loaded } = conversation

  const answeredAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    if (answer !== undefined) answeredAt.current = performance.now()
  }, [answer])

  useEffect(() => {
    const before = told.current
    told.current = loaded ? toldOf(lines) : undefined
    if (!loaded || !before) return
    const news = newsIn(lines, before, say, performance.now() - answeredAt.current < justMs)
    if (news.length === 0) return
    const texts = discreet ? [say('home.neutral')] : news
    const come = texts.map(text => {
      count.current += 1
      return { id: count.current, text: spoken(who ? `${who}: ${text}` : text, say('figure.minus')) }
    })
    setSentences(old => [...old, ...come])
    setTimeout(() => setSentences(old => old.filter(one => !come.includes(one))), staysMs)
  }, [lines, loaded, discreet, who, say])

  return (
    <div className="unseen" aria-live="polite">
      {sentences.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  )
}
