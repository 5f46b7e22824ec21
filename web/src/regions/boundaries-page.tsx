import type { Boundary } from '@guatu/contract/regions'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { sayInstant } from '../parts/date-model.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { ReasonItem } from '../parts/fields.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { useRefreshOn } from '../platform/live.ts'
import { useMe } from '../platform/session.ts'
import { aboutOf, type BoundaryFields, BoundaryItems } from './boundary-fields.tsx'
import type { FileOffer } from './boundary-file-model.ts'
import { regionKeys } from './keys.ts'
import { useBoundaryActs } from './mutations.ts'
import { useBoundaries } from './queries.ts'
import './regions.css'

type Act = { readonly kind: 'bring' } | { readonly kind: 'replace' | 'withdraw'; readonly boundary: Boundary }

/** The maps that an office imported: with approval number, datum and year; replaced and withdrawn here. */
export function BoundariesPage() {
  const { t } = useTranslation()
  const boundaries = useBoundaries()
  const [act, setAct] = useState<Act | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  useRefreshOn('wall', regionKeys.boundaries)
  return (
    <div className="page" ref={frame}>
      <div className="page-head">
        <h1>{t('regions:title')}</h1>
        <span className="page-space" />
        <Button type="primary" onClick={() => setAct({ kind: 'bring' })}>
          {t('regions:bring')}
        </Button>
      </div>
      <p className="boundary-lead">{t('regions:lead')}</p>
      {boundaries.isPending && <LoadingShape rows={3} />}
      {boundaries.error && <ProblemNote error={boundaries.error} onRetry={() => void boundaries.refetch()} />}
      {boundaries.data?.length === 0 && <EmptyState title={t('regions:nothing')} hint={t('regions:nothingHint')} />}
      {boundaries.data && boundaries.data.length > 0 && <Maps boundaries={boundaries.data} onAct={setAct} />}
      <Bring act={act} onClose={() => setAct(null)} />
      <Withdraw act={act} onClose={() => setAct(null)} />
    </div>
  )
}

function Maps({ boundaries, onAct }: { boundaries: readonly Boundary[]; onAct: (act: Act) => void }) {
  const { t } = useTranslation()
  const heads = ['title', 'approvalNumber', 'datum', 'vintage', 'places', 'updated', 'state'] as const
  return (
    <div className="list-frame">
      <table className="list-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {t(`regions:field.${head}`)}
              </th>
            ))}
            <th scope="col" className="cell-right">
              {t('regions:acts')}
            </th>
          </tr>
        </thead>
        <tbody>
          {boundaries.map((boundary) => (
            <tr key={boundary.id}>
              <MapCells boundary={boundary} />
              <td className="cell-right">
                <span className="boundary-acts">
                  <Button size="small" onClick={() => onAct({ kind: 'replace', boundary })}>
                    {t('regions:replace')}
                  </Button>
                  {boundary.withdrawnOn === null && (
                    <Button size="small" onClick={() => onAct({ kind: 'withdraw', boundary })}>
                      {t('regions:withdraw')}
                    </Button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MapCells({ boundary }: { boundary: Boundary }) {
  const { t } = useTranslation()
  const unknown = boundary.places.filter((p) => p.placeId === null).map((p) => p.name)
  const some = (names: readonly string[]) =>
    `${names.slice(0, 5).join(t('shell:comma'))}${names.length > 5 ? ' …' : ''}`
  return (
    <>
      <td>
        {boundary.title}
        <span className="second-line">
          {t(`regions:tree.${boundary.tree}`)}
          {boundary.regionName && ` · ${boundary.regionName}`}
        </span>
      </td>
      <td data-label={t('regions:field.approvalNumber')}>{boundary.approvalNumber}</td>
      <td data-label={t('regions:field.datum')}>{boundary.datum}</td>
      <td data-label={t('regions:field.vintage')}>{boundary.vintage}</td>
      <td data-label={t('regions:field.places')}>
        {t('regions:found', { found: boundary.places.length - unknown.length, all: boundary.places.length })}
        {unknown.length > 0 && <span className="second-line">{t('regions:unknown', { names: some(unknown) })}</span>}
        {boundary.without.length > 0 && (
          <span className="second-line">{t('regions:without', { names: some(boundary.without) })}</span>
        )}
      </td>
      <td data-label={t('regions:field.updated')}>
        {sayInstant(boundary.recordedAt).slice(0, 10)}
        <span className="second-line">{boundary.by}</span>
      </td>
      <td data-label={t('regions:field.state')}>
        {boundary.withdrawnOn === null ? t('regions:inForce') : t('regions:withdrawn', { on: boundary.withdrawnOn })}
      </td>
    </>
  )
}

type DrawerProps = { readonly act: Act | null; readonly onClose: () => void }

function Bring({ act, onClose }: DrawerProps) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useBoundaryActs()
  const [offer, setOffer] = useState<FileOffer | null>(null)
  const before = act?.kind === 'replace' ? act.boundary : null
  const open = act?.kind === 'bring' || act?.kind === 'replace'
  const send = async ({ file, reason, ...fields }: BoundaryFields, id: string) => {
    const about = aboutOf({ file, ...fields })
    if (!before) return acts.bring({ ...about, id }, file)
    return acts.replace(before.id, { ...about, expectedVersion: before.version, reason: reason ?? '' }, file)
  }
  const empty = { datum: 'CGCS2000', tree: 'territory', vintage: me.today.slice(0, 4), regionCode: '' } as const
  return (
    <ActDrawer<BoundaryFields>
      key={before?.id ?? 'new'}
      open={open}
      onClose={onClose}
      title={t(before ? 'regions:replaceTitle' : 'regions:bringTitle')}
      lead={before && t('regions:replaceLead')}
      initial={
        before
          ? {
              ...before,
              vintage: String(before.vintage),
              regionCode: before.regionCode ?? '',
              codeProperty: before.codeProperty ?? '',
              nameProperty: before.nameProperty ?? '',
            }
          : { ...empty, codeProperty: '', nameProperty: '' }
      }
      send={send}
    >
      <BoundaryItems offer={offer} onOffer={setOffer} />
      {before && <ReasonItem label={t('regions:reason')} />}
    </ActDrawer>
  )
}

function Withdraw({ act, onClose }: DrawerProps) {
  const { t } = useTranslation()
  const acts = useBoundaryActs()
  const boundary = act?.kind === 'withdraw' ? act.boundary : null
  return (
    <ActDrawer<{ reason: string }>
      key={boundary?.id ?? 'none'}
      open={boundary !== null}
      onClose={onClose}
      title={t('regions:withdrawTitle', { name: boundary?.title ?? '' })}
      lead={t('regions:withdrawLead')}
      initial={{ reason: '' }}
      submit={t('regions:withdraw')}
      send={({ reason }) => acts.withdraw(boundary!.id, { expectedVersion: boundary!.version, reason })}
    >
      <ReasonItem label={t('regions:reason')} />
    </ActDrawer>
  )
}
