import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PageEntry } from './pages.tsx'

/** The keys, on `?`. */
export function HelpSheet({
  open,
  onClose,
  pages,
}: {
  open: boolean
  onClose: () => void
  pages: readonly PageEntry[]
}) {
  const { t } = useTranslation()
  const keys: [string, string][] = [
    ['/', t('shell:help.search')],
    ['j  k', t('shell:help.rows')],
    ['Enter', t('shell:help.open')],
    ...pages
      .filter((entry) => entry.nav?.key)
      .map((entry): [string, string] => [`g  ${entry.nav?.key}`, t(`shell:nav.${entry.title}`)]),
    ['+  −', t('shell:help.zoom')],
    ['t', t('shell:help.today')],
    ['Ctrl+Z', t('shell:help.undo')],
    ['?', t('shell:help.help')],
    ['Esc', t('shell:help.close')],
  ]
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('shell:help.title')} width={560}>
      <dl className="key-list">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              {key.split('  ').map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
