import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useProjectBottlenecks } from '../projects/queries.ts'
import { Section } from '../projects/section.tsx'
import { BottleneckAct, type Chosen } from './bottleneck-act.tsx'
import { inUrgency } from './bottleneck-model.ts'
import { ActsOf, DueOf } from './bottleneck-view.tsx'
import { OpenBottleneck } from './open-bottleneck.tsx'

/** The bottlenecks of one project, most urgent first. */
export function BottleneckSection({ projectId, may }: { projectId: string; may: boolean }) {
  const { t } = useTranslation()
  const [opening, setOpening] = useState(false)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const found = useProjectBottlenecks(projectId)
  const rows = inUrgency(found.data ?? [])
  return (
    <Section
      id="bottlenecks"
      title={t('bottlenecks:title')}
      acts={[{ label: t('bottlenecks:open'), onAct: () => setOpening(true), shown: may }]}
    >
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && rows.length === 0 && <p className="section-empty">{t('bottlenecks:none')}</p>}
      {rows.length > 0 && (
        <table className="plain-table">
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={row.resolvedOn ? 'row-past' : ''}>
                <td className="bottleneck-factor">{t(`bottlenecks:factor.${row.factor}`)}</td>
                <td>
                  {row.text}
                  <span className="second-line">
                    {[
                      row.waitsFor && t('bottlenecks:waitsForUnit', { unit: row.waitsFor }),
                      t('bottlenecks:decides', { level: t(`bottlenecks:level.${row.level}`) }),
                      row.claimedBy && t('bottlenecks:claimedBy', { unit: row.claimedBy }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </td>
                <td className="cell-right bottleneck-due">
                  <DueOf row={row} />
                </td>
                <td className="cell-right">{may && <ActsOf row={row} onChoose={setChosen} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <OpenBottleneck projectId={projectId} open={opening} onClose={() => setOpening(false)} />
      {chosen && (
        <BottleneckAct key={`${chosen.bottleneck.id}${chosen.event}`} chosen={chosen} onClose={() => setChosen(null)} />
      )}
    </Section>
  )
}
