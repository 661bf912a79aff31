// A short word back after a press or a message; it is announced, and goes away by itself.
import { useCallback, useEffect, useState } from 'react'
import type { Toast } from '../../../src/model/card.ts'
import { Said } from '../texts/said.tsx'

interface Shown {
  readonly toast: Toast
  readonly id: number
}

const lasts: { readonly [T in Toast['tone']]: number } = { calm: 6000, warn: 9000, stop: 12_000 }

export function useToast(): { readonly shown: Shown | undefined; readonly tell: (toast: Toast) => void } {
  const [shown, setShown] = useState<Shown>()
  const tell = useCallback((toast: Toast) => setShown(old => ({ toast, id: (old?.id ?? 0) + 1 })), [])
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(now => (now === shown ? undefined : now)), lasts[shown.toast.tone])
    return () => clearTimeout(timer)
  }, [shown])
  return { shown, tell }
}

/** The place stays, so that a screen reader hears what comes into it. */
export function ToastPlace({ shown }: { readonly shown: Shown | undefined }) {
  return (
    <div className="toast-place" role="status">
      {shown && (
        <p key={shown.id} className="toast" data-tone={shown.toast.tone}>
          <Said text={shown.toast.text} />
        </p>
      )}
    </div>
  )
}
