// A page with one message: loading, unreachable, or asking for a sign-in link.
import type { ReactNode } from 'react'
import { LanguageSwitch } from '../texts/language-switch.tsx'

interface Props {
  readonly title: string
  readonly text?: string | undefined
  /** What stands above; the page of a sealed link does not name the product. */
  readonly brand?: string | undefined
  readonly children?: ReactNode
}

export function Notice({ title, text, brand = '好散 Haosan', children }: Props) {
  return (
    <main className="notice-page">
      <p className="notice-brand">{brand}</p>
      <h1>{title}</h1>
      {text && <p>{text}</p>}
      <div className="actions">
        {children}
        <LanguageSwitch />
      </div>
    </main>
  )
}
