import { App, Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../platform/address.ts'

/** The address, this once. The clipboard needs HTTPS; where it is refused, the address stands selected to be copied by hand. */
export function OnceAddress({ token }: { token: string | null }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const field = useRef<HTMLTextAreaElement>(null)
  if (token === null) return <p>{t('boards:onceGone')}</p>
  const address = addressOf(`board/${token}`)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      message.success(t('boards:copied'))
    } catch {
      field.current?.select()
    }
  }
  return (
    <>
      <p>{t('boards:once')}</p>
      <span className="copy-address">
        <textarea ref={field} readOnly rows={2} value={address} aria-label={t('boards:address')} />
        <Button size="small" onClick={() => void copy()}>
          {t('boards:copy')}
        </Button>
        <Button size="small" href={address} target="_blank" rel="noreferrer">
          {t('boards:open')}
        </Button>
      </span>
    </>
  )
}
