import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Desk } from './app/desk.tsx'
import './theme/tokens.css'
import './app/desk.css'
import './parts/parts.css'
import { startTexts } from './platform/i18n.ts'
import { giveStylesTheNonce, pageNonce } from './platform/style-nonce.ts'

giveStylesTheNonce(pageNonce())
await startTexts()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
)
