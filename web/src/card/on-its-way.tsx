// A press that takes more than a moment says that it is under way: nobody needs to press again.
import { useEffect, useState } from 'react'
import { useLanguage } from '../texts/texts.ts'

/** Most answers come before anybody wonders. */
const momentMs = 1_000

export function OnItsWay({ under }: { readonly under: boolean }) {
  const { say } = useLanguage()
  const [told, setTold] = useState(false)
  useEffect(() => {
    if (!under) return
    const timer = setTimeout(() => setTold(true), momentMs)
    return () => {
      clearTimeout(timer)
      setTold(false)
    }
  }, [under])
  return (
    <p className="card-way" aria-live="polite">
      {told && say('card.onItsWay')}
    </p>
  )
}
