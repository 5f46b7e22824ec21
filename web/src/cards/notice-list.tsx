import type { CardNotice } from '@guatu/contract/card-batches'
import { useTranslation } from 'react-i18next'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { addressOf } from '../platform/address.ts'
import { cardKeys } from './keys.ts'

/** Every number ever given; a voided one stays, marked void. */
export function NoticeList() {
  const { t } = useTranslation()
  const columns: ListColumn<CardNotice>[] = [
    {
      key: 'number',
      title: t('cards:notice'),
      width: 200,
      render: (row) => <span className={row.state === 'void' ? 'notice-void' : ''}>{row.number}</span>,
    },
    {
      key: 'state',
      title: t('cards:stateLabel'),
      render: (row) =>
        row.state === 'void' ? (
          <>
            <strong>{t('cards:noticeVoid')}</strong>
            <span className="second-line">
              {[row.voidedOn, row.voidedBy, row.voidReason].filter(Boolean).join(' · ')}
            </span>
          </>
        ) : (
          t('cards:noticeValid')
        ),
    },
    { key: 'issuedOn', title: t('cards:issuedOn'), width: 112, render: (row) => row.issuedOn },
    { key: 'signer', title: t('cards:field.signer'), width: 160, render: (row) => row.signer },
    {
      key: 'cards',
      title: t('cards:title'),
      unit: t('cards:pieces'),
      width: 80,
      align: 'right',
      render: (row) => row.cards,
    },
    {
      key: 'word',
      title: '',
      width: 96,
      render: (row) => (
        <a className="link-button no-print" href={addressOf(`api/card-notices/${row.id}/notice.docx`)} download>
          Word
        </a>
      ),
    },
  ]
  return (
    <ListPage<CardNotice>
      title={t('cards:view.notices')}
      queryKey={cardKeys.notices}
      path="api/card-notices"
      exportPath="api/card-notices.xlsx"
      topic="cards"
      columns={columns}
      rowKey={(row) => row.id}
      rowTo={(row) => `/card-batches/${row.batchId}`}
      searchHint={t('cards:searchNotice')}
      empty={{ title: t('cards:noNotices'), hint: t('cards:noNoticesHint') }}
    />
  )
}
