import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'
import { hasUnsaved } from '../platform/unsaved.ts'

/** Asks before a page with unsent edits is left, by link, key or the browser's back; staying is what Enter does. */
export function UnsavedGuard() {
  const { t } = useTranslation()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && hasUnsaved(),
  )
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('shell:unsaved.title')}
      closable={false}
      onCancel={() => blocker.reset?.()}
      footer={
        <>
          <Button onClick={() => blocker.proceed?.()}>{t('shell:unsaved.leave')}</Button>
          <Button type="primary" autoFocus onClick={() => blocker.reset?.()}>
            {t('shell:unsaved.stay')}
          </Button>
        </>
      }
      width={420}
    >
      {t('shell:unsaved.lead')}
    </Modal>
  )
}
