// A calm word when the live connection is gone for more than a moment.
import { useEffect, useState } from 'react'
import { useLanguage } from '../texts/texts.ts'

export function Connection({ connected }: { readonly connected: boolean }) {
  const { say } = useLanguage()
  const [told, setTold] = useState(false)
  useEffect(() => {
    if (connected) {
      setTold(false)
      return
    }
    const timer = setTimeout(() => setTold(true), 2500)
    return () => clearTimeout(timer)
  }, [connected])
  return (
    <div className="connection" aria-live="polite">
      {told && <p>{say('net.reconnecting')}</p>}
    </div>
  )
}
