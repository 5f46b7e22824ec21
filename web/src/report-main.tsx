import { createRoot } from 'react-dom/client'
import './theme/tokens.css'
import './reports/report-phone.css'
import './reports/report-form.css'
import { addressOf } from './platform/address.ts'
import { keepTrying, start } from './reports/phone.ts'
import { language, t } from './reports/phone-words.ts'
import { ReportApp } from './reports/report-app.tsx'

document.documentElement.lang = language
document.title = `${t('title')} · ${t('brand')}`

// Only over HTTPS or on localhost; elsewhere the page works as long as it is open.
if ('serviceWorker' in navigator && import.meta.env.PROD)
  navigator.serviceWorker.register(addressOf('report-worker.js'), { scope: addressOf('report') }).catch(() => {})

createRoot(document.getElementById('root')!).render(<ReportApp />)
keepTrying()
void start()
