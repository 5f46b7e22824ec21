import { useEffect, useState } from 'react'
import { addressOf } from '../platform/address.ts'
import { MyReportsPage, Shape } from './my-reports-page.tsx'
import { type Phone, usePhone } from './phone.ts'
import { PhoneLogin } from './phone-login.tsx'
import { t } from './phone-words.ts'
import { WeeklyReportPage } from './weekly-report-page.tsx'

const projectInAddress = (): string | null => location.hash.replace(/^#\/?/, '') || null

/** Which project is open stands in the address, so that the phone's own back key works. */
function useOpenProject(): [string | null, (projectId: string | null) => void] {
  const [open, setOpen] = useState(projectInAddress)
  useEffect(() => {
    const read = () => {
      setOpen(projectInAddress())
      scrollTo(0, 0)
    }
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return [
    open,
    (projectId) => {
      location.hash = projectId ? `#${projectId}` : ''
    },
  ]
}

/** The phone page: one column, a head that says where one is and whether there is network. */
export function ReportApp() {
  const phone = usePhone()
  const [open, setOpen] = useOpenProject()
  const kind = phone.list?.period.kind
  return (
    <>
      <header className="head">
        {open && (
          <button type="button" className="back" aria-label={t('back')} onClick={() => setOpen(null)}>
            ‹
          </button>
        )}
        <h1>{t(kind ? `title.${kind}` : 'title')}</h1>
        {phone.me && <span className="who">{phone.me.personName}</span>}
      </header>
      <main>
        <Bars phone={phone} />
        <Body phone={phone} open={open} setOpen={setOpen} />
      </main>
    </>
  )
}

function Bars({ phone }: { phone: Phone }) {
  return (
    <>
      {phone.standing === 'away' && (
        <p className="bar" role="status">
          {t('offline')}
        </p>
      )}
      {!phone.kept && <p className="bar">{t('notKept')}</p>}
      {phone.standing === 'expired' && (
        <div className="bar" role="alert">
          <p>{t('expired')}</p>
          <PhoneLogin userName={phone.me?.userName ?? ''} />
        </div>
      )}
    </>
  )
}

function Body(props: { phone: Phone; open: string | null; setOpen: (projectId: string | null) => void }) {
  const { phone, open, setOpen } = props
  if (phone.standing === 'starting') return <Shape />
  if (phone.standing === 'none')
    return (
      <section className="after">
        <h2>{t('signInTitle')}</h2>
        <PhoneLogin userName="" />
      </section>
    )
  if (phone.me?.mustChangePassword)
    return (
      <section className="after">
        <p>{t('mustChangePassword')}</p>
        <p className="actions">
          <a className="button primary" href={addressOf('')}>
            {t('changePassword')}
          </a>
        </p>
      </section>
    )
  if (open) return <WeeklyReportPage key={open} projectId={open} onLeave={(next) => setOpen(next ?? null)} />
  return <MyReportsPage onOpen={setOpen} />
}
