import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { TellProvisional } from '../calendar/provisional-date.tsx'
import { wallTexts } from '../locales/wall.ts'
import { useTopic } from '../platform/live.ts'
import { useLight, useWall } from './queries.ts'
import './wall.css'
import './wall-states.css'
import { readQuery, writeQuery } from './wall-query.ts'
import { WallView } from './wall-view.tsx'

const MapPane = lazy(async () => ({ default: (await import('./map-pane.tsx')).MapPane }))

/** The wall chart: what is late, and what will be. Filters and the open project live in the address. */
export function WallPage() {
  const { i18n } = useTranslation()
  const language = i18n.language
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const version = useTopic('wall')
  const wall = useWall(version)
  const openId = params.get('open')
  const light = useLight(openId, version)
  if (!wall.data) {
    return wall.isError ? (
      <Failed language={language} retry={() => void wall.refetch()} />
    ) : (
      <Waiting language={language} />
    )
  }
  const query = readQuery(params)
  const go = (next: typeof query, open: string | null): void => {
    const written = writeQuery(next)
    if (open) written.set('open', open)
    setParams(written, { replace: true })
  }
  return (
    <TellProvisional>
      <WallView
        {...{ wall: wall.data, query, language, openId, light }}
        onQuery={(next) => go(next, openId)}
        onOpen={(id) => go(query, id)}
        onPrint={(paper) => navigate(`/wall/print?${new URLSearchParams([...writeQuery(query), ['paper', paper]])}`)}
        onDossier={(id) => navigate(`/projects/${id}`)}
        onImport={() => navigate('/imports')}
        moreSheets={async (paper) =>
          (await import('./more-sheets.ts')).moreSheets(queries, wall.data, query, language, paper)
        }
        beside={(given) =>
          query.map !== '' && (
            <Suspense fallback={null}>
              <MapPane {...given} version={version} />
            </Suspense>
          )
        }
      />
    </TellProvisional>
  )
}

/** The shape of what comes: toolbar, head, rows. */
function Waiting({ language }: { language: string }) {
  return (
    <section className="wall" aria-busy="true" aria-label={wallTexts(language).loading}>
      <div className="wall-toolbar wall-shade" />
      <div className="wall-main wall-waiting">
        {Array.from({ length: 14 }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey bars have nothing else
          <div key={i} className="wall-waiting-row">
            <i />
            <i />
            <i />
          </div>
        ))}
      </div>
    </section>
  )
}

function Failed({ language, retry }: { language: string; retry: () => void }) {
  const { failed } = wallTexts(language)
  return (
    <div className="wall">
      <div className="wall-nothing" role="alert">
        <h2>⚠ {failed.title}</h2>
        <p>{failed.text}</p>
        <button type="button" className="wall-button strong" onClick={retry}>
          {failed.action}
        </button>
      </div>
    </div>
  )
}
