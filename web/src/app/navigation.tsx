import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useMe } from '../platform/session.ts'
import { navGroups } from './navigation-model.ts'
import type { PageEntry } from './pages.tsx'

type Props = { pages: readonly PageEntry[] }

function NavItem({ entry, onOpen }: { entry: PageEntry; onOpen?: () => void }) {
  const { t, i18n } = useTranslation()
  const title = t(`shell:nav.${entry.title}`)
  const glyph = i18n.language === 'en' ? title.slice(0, 1) : entry.nav?.glyph
  return (
    <NavLink to={entry.path} className="nav-item" title={title} {...(onOpen ? { onClick: onOpen } : {})}>
      <span className="nav-glyph" aria-hidden="true">
        {glyph}
      </span>
      <span className="nav-title">{title}</span>
    </NavLink>
  )
}

export function Navigation({ pages, folded, onFold }: Props & { folded: boolean; onFold: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <nav className="desk-nav" aria-label={t('shell:nav.label')}>
      <div className="nav-head">
        <span className="brand-mark" aria-hidden="true">
          挂
        </span>
        <span className="nav-title nav-district" title={me.districtName}>
          {me.districtName}
          <small>{t('shell:product')}</small>
        </span>
      </div>
      {navGroups(pages).map(({ group, entries }) => (
        <div key={group} className="nav-group">
          <p className="nav-title nav-group-name">{t(`shell:navGroup.${group}`)}</p>
          {entries.map((entry) => (
            <NavItem key={entry.path} entry={entry} />
          ))}
        </div>
      ))}
      <button type="button" className="nav-fold plain-button" onClick={onFold} aria-expanded={!folded}>
        <span className="nav-glyph" aria-hidden="true">
          {folded ? '»' : '«'}
        </span>
        <span className="nav-title">{t('shell:nav.fold')}</span>
      </button>
    </nav>
  )
}

/** At the foot of a phone: four places and "more". */
export function PhoneBar({ pages }: Props) {
  const { t } = useTranslation()
  const [more, setMore] = useState(false)
  // Who sees none of the four (a judge) has their own first places there.
  const meant = pages.filter((entry) => entry.nav?.phone)
  const first = (meant.length > 0 ? meant : pages.filter((entry) => entry.nav)).slice(0, 4)
  const rest = pages.filter((entry) => entry.nav && !first.includes(entry))
  return (
    <>
      {more && (
        <div className="phone-more">
          {rest.map((entry) => (
            <NavItem key={entry.path} entry={entry} onOpen={() => setMore(false)} />
          ))}
        </div>
      )}
      <nav className="phone-bar" aria-label={t('shell:nav.label')}>
        {first.map((entry) => (
          <NavItem key={entry.path} entry={entry} onOpen={() => setMore(false)} />
        ))}
        <button type="button" className="nav-item" aria-expanded={more} onClick={() => setMore(!more)}>
          <span className="nav-glyph" aria-hidden="true">
            ⋯
          </span>
          <span className="nav-title">{t('shell:nav.more')}</span>
        </button>
      </nav>
    </>
  )
}
