// The page of a sealed link: one card, form or file, and what came of it.
import { useCallback } from 'react'
import type { Locale } from '../../../src/model/person.ts'
import { Door } from './door.tsx'
import { openLinkClient } from './link-client.ts'
import { Opened } from './opened.tsx'

const words = { title: 'link.from', text: 'link.bound', open: 'link.open' } as const

export function LinkPage({ token }: { readonly token: string }) {
  const wayIn = useCallback((asked: Locale | undefined) => openLinkClient(token, asked), [token])
  return (
    <Door wayIn={wayIn} words={words}>
      {({ look, way, show, refuse }) =>
        look.view && (
          <Opened
            look={look}
            view={look.view}
            client={way}
            onView={view => show({ ...look, view })}
            onRefused={refuse}
          />
        )
      }
    </Door>
  )
}
