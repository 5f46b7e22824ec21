import type { BoardPageKind, PlaylistEntry } from '@guatu/contract/boards'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../parts/problem-note.tsx'
import { boardKeys } from './keys.ts'
import { setPlaylist } from './mutations.ts'
import { movedBy, pageKinds } from './playlist-model.ts'
import type { BoardAddress } from './queries.ts'

/** Which pages a screen turns, in their order, and for how long each stands. Nothing is stored before it is saved. */
export function PlaylistDrawer({ board, onClose }: { board: BoardAddress; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [entries, setEntries] = useState<readonly PlaylistEntry[]>(board.playlist)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await setPlaylist(board.id, { playlist: [...entries], expectedVersion: board.version })
      await queries.invalidateQueries({ queryKey: boardKeys.all })
      onClose()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('boards:playlistOf', { name: board.name })}
      size={520}
      rootClassName="act-drawer no-print"
      footer={
        <div className="act-foot">
          <Button onClick={onClose}>{t('boards:cancel')}</Button>
          <Button type="primary" loading={busy} disabled={entries.length === 0} onClick={() => void save()}>
            {t('boards:save')}
          </Button>
        </div>
      }
    >
      <Entries entries={entries} onChange={setEntries} />
      <Button disabled={entries.length >= 20} onClick={() => setEntries([...entries, { page: 'cards', seconds: 12 }])}>
        {t('boards:addPage')}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </Drawer>
  )
}

type EntriesProps = {
  entries: readonly PlaylistEntry[]
  onChange: (entries: readonly PlaylistEntry[]) => void
}

function Entries({ entries, onChange }: EntriesProps) {
  const { t } = useTranslation()
  const change = (i: number, part: Partial<PlaylistEntry>) =>
    onChange(entries.map((entry, at) => (at === i ? { ...entry, ...part } : entry)))
  return (
    <ol className="playlist">
      {entries.map((entry, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page may stand in the list twice
        <li key={i}>
          <Select<BoardPageKind>
            aria-label={t('boards:page')}
            value={entry.page}
            onChange={(page) => change(i, { page })}
            options={pageKinds.map((value) => ({ value, label: t(`boards:${value}`) }))}
          />
          <InputNumber
            aria-label={t('boards:seconds')}
            min={5}
            max={300}
            precision={0}
            value={entry.seconds}
            suffix={t('boards:secondsUnit')}
            onChange={(seconds) => seconds !== null && change(i, { seconds })}
          />
          <Button aria-label={t('boards:moveUp')} disabled={i === 0} onClick={() => onChange(movedBy(entries, i, -1))}>
            ↑
          </Button>
          <Button
            aria-label={t('boards:moveDown')}
            disabled={i === entries.length - 1}
            onClick={() => onChange(movedBy(entries, i, 1))}
          >
            ↓
          </Button>
          <Button onClick={() => onChange(entries.filter((_, at) => at !== i))}>{t('boards:remove')}</Button>
        </li>
      ))}
    </ol>
  )
}
