import type { ProjectPosition } from '@guatu/contract/projects'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../parts/problem-note.tsx'
import { usePosition } from './queries.ts'
import { Section } from './section.tsx'

const SetPosition = lazy(async () => ({ default: (await import('./acts/set-position.tsx')).SetPosition }))

/** Where the project stands: optional, and nothing is judged by it. */
export function PositionSection({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const position = usePosition(projectId)
  const [setting, setSetting] = useState(false)
  const [wanted, setWanted] = useState(false)
  const known = position.data?.position
  const act = {
    label: t(known ? 'regions:position.change' : 'regions:position.set'),
    onAct: () => {
      setWanted(true)
      setSetting(true)
    },
    shown: position.data?.mayChange === true,
  }
  return (
    <Section id="position" title={t('regions:position.title')} acts={[act]}>
      {position.error && <ProblemNote error={position.error} onRetry={() => void position.refetch()} />}
      {position.data && <Said {...position.data} />}
      {wanted && position.data && (
        <Suspense fallback={null}>
          <SetPosition projectId={projectId} stands={position.data} open={setting} onClose={() => setSetting(false)} />
        </Suspense>
      )}
    </Section>
  )
}

function Said({ position, source }: ProjectPosition) {
  const { t } = useTranslation()
  if (!position) return <p className="section-empty">{t('regions:position.none')}</p>
  return (
    <p className="section-said">
      <strong className="tabular">
        {position.lon.toFixed(6)}，{position.lat.toFixed(6)}
      </strong>
      <span className="second-line">
        {position.datum}
        {source && ` · ${t(`regions:position.source.${source}`)}`}
      </span>
    </p>
  )
}
