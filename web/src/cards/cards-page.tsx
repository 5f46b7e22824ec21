import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { BatchList } from './batch-list.tsx'
import { CardList } from './card-list.tsx'
import { DutyList } from './duty-list.tsx'
import { ExemptionList } from './exemption-list.tsx'
import { NoticeList } from './notice-list.tsx'
import './cards.css'
import '../projects/projects.css'

const views = ['cards', 'batches', 'duties', 'exemptions', 'notices'] as const

/** 亮牌: cards as acts, the batches they are proposed in, what they entail, who is exempted, and their notices. */
export function CardsPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const view = views.find((name) => name === params.get('view')) ?? 'cards'
  return (
    <div className="tabbed-page">
      <Tabs
        className="tabbed-page-tabs no-print"
        activeKey={view}
        onChange={(key) => setParams(key === 'cards' ? {} : { view: key })}
        items={views.map((key) => ({ key, label: t(`cards:view.${key}`) }))}
      />
      {view === 'cards' && <CardList />}
      {view === 'batches' && <BatchList />}
      {view === 'duties' && <DutyList />}
      {view === 'exemptions' && <ExemptionList />}
      {view === 'notices' && <NoticeList />}
    </div>
  )
}
