import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CardMark } from '../cards/card-mark.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Section } from '../projects/section.tsx'
import { DueOf, StateOf } from './matters-page.tsx'
import { useProjectMatters } from './queries.ts'
import './matters.css'

/** The matters of one project, worst light first; nothing is drawn where there is none. */
export function MatterSection({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const found = useProjectMatters(projectId)
  if (!found.error && (found.data ?? []).length === 0) return null
  return (
    <Section id="matters" title={t('matters:title')}>
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      <table className="plain-table matter-lines">
        <tbody>
          {(found.data ?? []).map((row) => (
            <tr key={row.id} className={row.closedOn ? 'row-past' : ''}>
              <td>{row.light && <CardMark card={row.light} />}</td>
              <td>
                <Link to={`/matters/${row.id}`}>{row.title}</Link>
                <span className="second-line">{[row.number, row.unit].filter(Boolean).join(' · ')}</span>
              </td>
              <td>
                <StateOf row={row} />
              </td>
              <td className="cell-right">
                <DueOf row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
