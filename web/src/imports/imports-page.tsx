import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { sayInstant } from '../parts/date-model.ts'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { addressOf } from '../platform/address.ts'
import { comesBack } from './import-model.ts'
import { importKeys } from './keys.ts'
import { uploadLedger } from './mutations.ts'
import type { ImportBrief } from './queries.ts'
import './imports.css'

const states = ['reading', 'ready', 'storing', 'confirmed', 'undone', 'cancelled', 'refused'] as const

/** Drop a ledger, and every ledger that went in before. */
export function ImportsPage() {
  const { t } = useTranslation()
  return (
    <ListPage<ImportBrief>
      title={t('imports:title')}
      queryKey={importKeys.list}
      path="api/imports"
      exportPath="api/imports.xlsx"
      topic="imports"
      lead={<DropZone />}
      columns={useImportColumns()}
      filters={[
        {
          name: 'state',
          label: t('imports:state'),
          options: states.map((value) => ({ value, label: t(`imports:is.${value}`) })),
        },
      ]}
      rowKey={(row) => row.id}
      rowTo={(row) => `/imports/${row.id}`}
      searchHint={t('imports:search')}
      empty={{ title: t('imports:none'), hint: t('imports:noneHint') }}
    />
  )
}

function useImportColumns(): ListColumn<ImportBrief>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'file',
      title: t('imports:file'),
      sort: 'file',
      render: (row) => (
        <span className="two-lines" title={row.fileName}>
          {row.fileName}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('imports:state'),
      width: 104,
      sort: 'state',
      render: (row) => t(`imports:is.${row.state}`),
    },
    {
      key: 'rows',
      title: t('imports:rows'),
      width: 80,
      align: 'right',
      sort: 'rows',
      descending: true,
      render: (row) => row.rows ?? <None />,
    },
    { key: 'by', title: t('imports:by'), width: 120, sort: 'by', render: (row) => row.by },
    {
      key: 'at',
      title: t('imports:at'),
      width: 152,
      sort: 'at',
      descending: true,
      render: (row) => sayInstant(row.at),
    },
    {
      key: 'ledger',
      title: t('imports:ledger'),
      width: 152,
      render: (row) =>
        comesBack(row) ? (
          <a href={addressOf(`api/imports/${row.id}/ledger.xlsx`)} download>
            {t('imports:ledgerBack')}
          </a>
        ) : (
          <None />
        ),
    },
  ]
}

/** One file on its way to the server; the page of its import opens when it has arrived. */
function useUpload() {
  const navigate = useNavigate()
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const take = async (file: File | undefined) => {
    if (!file || share !== null) return
    setError(null)
    setShare(0)
    try {
      const { id } = await uploadLedger(file, setShare)
      await navigate(`/imports/${id}`)
    } catch (problem) {
      setError(problem)
      setShare(null)
    }
  }
  return { share, error, take }
}

function DropZone() {
  const { t } = useTranslation()
  const { share, error, take } = useUpload()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button is everybody's */}
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void take(event.dataTransfer.files[0])
        }}
      >
        {share === null ? (
          <>
            <Button type="primary" size="large" onClick={() => input.current?.click()}>
              {t('imports:choose')}
            </Button>
            <p>{t('imports:drop')}</p>
          </>
        ) : (
          <div className="drop-progress" role="status">
            <p>{t('imports:uploading')}</p>
            <Progress percent={Math.round(share * 100)} />
          </div>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('imports:choose')}
          accept=".xlsx,.xls,.csv"
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {error !== null && <ProblemNote error={error} />}
    </>
  )
}
