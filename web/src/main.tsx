// Puts the page into the document.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LinkPage } from './link/link-page.tsx'
import { Page } from './page/page.tsx'
import './theme/base.css'
import './theme/tokens.css'

const place = document.getElementById('page')
if (place) {
  createRoot(place).render(
    <StrictMode>
      {location.pathname.startsWith('/l/') ? <LinkPage token={location.pathname.slice(3)} /> : <Page />}
    </StrictMode>,
  )
}
