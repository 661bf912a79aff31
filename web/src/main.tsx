// Puts the page into the document.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LinkPage } from './link/link-page.tsx'
import { SignInPage } from './link/sign-in-page.tsx'
import { Page } from './page/page.tsx'
import './theme/base.css'
import './theme/tokens.css'

function At({ path }: { readonly path: string }) {
  const [, kind, token = ''] = path.split('/')
  switch (kind) {
    case 'l':
      return <LinkPage token={token} />
    case 'signin':
      return <SignInPage token={token} />
    default:
      return <Page />
  }
}

const place = document.getElementById('page')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <At path={location.pathname} />
    </StrictMode>,
  )
}
