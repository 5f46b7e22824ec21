import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { sayInstant } from '../parts/date-model.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { addressOf } from '../platform/address.ts'
import { useTimeline } from './queries.ts'
import { Section } from './section.tsx'

/** Every fact of the project, newest first: the day it is about, who recorded it, and when. */
export function TimelineSection({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const timeline = useTimeline(projectId)
  const items = timeline.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Section id="timeline" title={t('projects:timeline.title')}>
      {timeline.error && <ProblemNote error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.data && items.length === 0 && <p className="section-empty">{t('projects:timeline.empty')}</p>}
      <ol className="timeline">
        {items.map((item) => (
          <li key={item.id}>
            <time dateTime={item.occurredOn}>{item.occurredOn}</time>
            <p>
              {item.sentence}
              {item.attachmentId && (
                <>
                  {' '}
                  <a href={addressOf(`api/attachments/${item.attachmentId}`)}>{t('projects:timeline.paper')}</a>
                </>
              )}
              <span className="second-line">
                {t(item.by ? 'projects:timeline.recorded' : 'projects:timeline.recordedAt', {
                  by: item.by,
                  at: sayInstant(item.recordedAt),
                })}
              </span>
            </p>
          </li>
        ))}
      </ol>
      {timeline.hasNextPage && (
        <Button
          size="small"
          className="no-print"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {t('projects:timeline.more')}
        </Button>
      )}
    </Section>
  )
}
