import { useQueryClient } from '@tanstack/react-query'
import { Dropdown, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { AsOf } from '../parts/as-of.tsx'
import { speak } from '../platform/i18n.ts'
import { useLiveState } from '../platform/live.ts'
import { useMe } from '../platform/session.ts'
import { BeginEmpty } from './begin-empty.tsx'
import { useLogout } from './mutations.ts'
import { useRunningPeriod } from './queries.ts'
import { useAsOfOfPage } from './shown-as-of.ts'

/** District (on phones), running period, the day the page's figures are about, and the person. */
export function TopBar({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const period = useRunningPeriod()
  const asOf = useAsOfOfPage()
  const live = useLiveState()
  const [hint, setHint] = useState(false)
  return (
    <header className="top-bar">
      <span className="top-district">{me.districtName}</span>
      {period.data && <span className="top-period">{period.data.label}</span>}
      {asOf && <AsOf date={asOf} />}
      {me.isSample && (
        <Popover
          trigger="click"
          open={hint}
          onOpenChange={setHint}
          content={
            <div className="top-sample-hint">
              <p>{t('shell:sample.hint')}</p>
              {me.abilities.includes('beginEmpty') && <BeginEmpty onOpen={() => setHint(false)} />}
            </div>
          }
        >
          <button type="button" className="plain-button top-sample">
            {t('shell:sample.mark')}
          </button>
        </Popover>
      )}
      <span className="top-space" />
      {live === 'lost' && (
        <span className="top-lost" role="status">
          {t('shell:live.lost')}
        </span>
      )}
      <button type="button" className="plain-button top-help" onClick={onHelp} aria-label={t('shell:help.title')}>
        ?
      </button>
      <PersonMenu />
    </header>
  )
}

function PersonMenu() {
  const { t, i18n } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const logout = useLogout()
  const other = i18n.language === 'en' ? 'zh-CN' : 'en'
  const roles = [...new Set(me.grants.map((grant) => t(`shell:role.${grant.role}`)))].join(t('shell:comma'))
  const choose = async (key: string) => {
    if (key === 'password') navigate('/password')
    if (key === 'logout') logout.mutate()
    if (key === 'language') {
      await speak(other)
      await queries.invalidateQueries()
    }
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        onClick: ({ key }) => void choose(key),
        items: [
          { key: 'who', disabled: true, label: `${me.userName} · ${roles}` },
          { key: 'password', label: t('shell:menu.password') },
          { key: 'language', label: other === 'en' ? 'English' : '中文' },
          { type: 'divider' },
          { key: 'logout', label: t('shell:menu.logout') },
        ],
      }}
    >
      <button type="button" className="plain-button top-person" aria-haspopup="menu">
        {me.personName}
        <span aria-hidden="true"> ▾</span>
      </button>
    </Dropdown>
  )
}
