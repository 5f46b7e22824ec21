import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { sayInstant } from '../parts/date-model.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { None } from '../parts/figures.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { addressOf } from '../platform/address.ts'
import { comesBack } from './import-model.ts'
import { uploadLedger } from './mutations.ts'
import { type ImportBrief, useImports } from './queries.ts'
import './imports.css'

/** Drop a ledger, and every ledger that went in before. */
export function ImportsPage() {
  const { t } = useTranslation()
  const imports = useImports()
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  return (
    <div className="page" ref={frame}>
      <div className="page-head">
        <h1>{t('imports:title')}</h1>
      </div>
      <DropZone />
      <div className="page-head imports-before">
        <h2>{t('imports:before')}</h2>
        <span className="page-space" />
        {imports.data && imports.data.length > 0 && (
          <Button href={addressOf('api/imports.xlsx')} download>
            {t('parts:list.export')}
          </Button>
        )}
      </div>
      {imports.isPending && <LoadingShape rows={4} />}
      {imports.error && <ProblemNote error={imports.error} onRetry={() => void imports.refetch()} />}
      {imports.data?.length === 0 && <EmptyState title={t('imports:none')} hint={t('imports:noneHint')} />}
      {imports.data && imports.data.length > 0 && <Before rows={imports.data} />}
    </div>
  )
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

function Before({ rows }: { rows: readonly ImportBrief[] }) {
  const { t } = useTranslation()
  return (
    <div className="list-frame">
      <table className="list-table">
        <thead>
          <tr>
            <th scope="col">{t('imports:file')}</th>
            <th scope="col">{t('imports:state')}</th>
            <th scope="col" className="cell-right">
              {t('imports:rows')}
            </th>
            <th scope="col">{t('imports:by')}</th>
            <th scope="col">{t('imports:at')}</th>
            <th scope="col">{t('imports:ledger')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link data-row-link className="row-link" to={`/imports/${row.id}`}>
                  {row.fileName}
                </Link>
              </td>
              <td data-label={t('imports:state')}>{t(`imports:is.${row.state}`)}</td>
              <td data-label={t('imports:rows')} className="cell-right">
                {row.rows}
              </td>
              <td data-label={t('imports:by')}>{row.by}</td>
              <td data-label={t('imports:at')}>{sayInstant(row.at)}</td>
              <td data-label={t('imports:ledger')}>
                {comesBack(row) ? (
                  <a href={addressOf(`api/imports/${row.id}/ledger.xlsx`)} download>
                    {t('imports:ledgerBack')}
                  </a>
                ) : (
                  <None />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
