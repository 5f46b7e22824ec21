import { createRoot } from 'react-dom/client'
import './theme/tokens.css'
import './boards/board.css'
import { BoardApp } from './boards/board-app.tsx'
import { language, t } from './boards/board-words.ts'

document.documentElement.lang = language
document.title = `${t('boardTitle')} · ${t('brand')}`

createRoot(document.getElementById('root')!).render(<BoardApp />)
