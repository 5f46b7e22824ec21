import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Popconfirm } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { sayInstant } from '../parts/date-model.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { newId } from '../platform/new-id.ts'
import { DisclosureDrawer } from './disclosure-drawer.tsx'
import { boardKeys } from './keys.ts'
import { createBoard, useRevokeBoard } from './mutations.ts'
import { OnceAddress } from './once-address.tsx'
import { PlaylistDrawer } from './playlist-drawer.tsx'
import { type BoardAddress, useBoards } from './queries.ts'
import './boards-page.css'

/** The addresses under which halls watch: made and shown once, made anew, given their pages, revoked. */
export function BoardsPage() {
  const { t } = useTranslation()
  const boards = useBoards()
  const make = useMake()
  const [creating, setCreating] = useState(false)
  const [disclosing, setDisclosing] = useState(false)
  const [playing, setPlaying] = useState<BoardAddress | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  return (
    <div className="page" ref={frame}>
      <div className="page-head">
        <h1>{t('boards:title')}</h1>
        <span className="page-space" />
        <Button onClick={() => setDisclosing(true)}>{t('boards:disclosure')}</Button>
        <Button type="primary" onClick={() => setCreating(true)}>
          {t('boards:create')}
        </Button>
      </div>
      <p className="boards-hint">{t('boards:hint')}</p>
      {boards.isPending && <LoadingShape rows={3} />}
      {boards.error && <ProblemNote error={boards.error} onRetry={() => void boards.refetch()} />}
      {boards.data?.length === 0 && <EmptyState title={t('boards:nothing')} hint={t('boards:nothingHint')} />}
      {boards.data && boards.data.length > 0 && <Addresses boards={boards.data} onPlay={setPlaying} />}
      <ActDrawer<{ name: string }>
        open={creating}
        onClose={() => setCreating(false)}
        title={t('boards:create')}
        initial={{}}
        send={({ name }, id) => make({ id, name: name.trim() })}
      >
        <Form.Item
          name="name"
          label={t('boards:name')}
          rules={[{ required: true, whitespace: true, message: t('boards:nameMissing') }]}
        >
          <Input maxLength={60} placeholder={t('boards:namePlaceholder')} />
        </Form.Item>
      </ActDrawer>
      {playing && <PlaylistDrawer key={playing.id} board={playing} onClose={() => setPlaying(null)} />}
      {disclosing && <DisclosureDrawer onClose={() => setDisclosing(false)} />}
    </div>
  )
}

/** Makes an address and shows it, this once. */
function useMake() {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const queries = useQueryClient()
  return async (body: Parameters<typeof createBoard>[0]) => {
    const { token, name } = await createBoard(body)
    modal.success({
      title: t('boards:made', { name }),
      width: 640,
      content: <OnceAddress token={token} />,
      okText: t('boards:onceKept'),
    })
    await queries.invalidateQueries({ queryKey: boardKeys.all })
  }
}

type AddressesProps = { boards: readonly BoardAddress[]; onPlay: (board: BoardAddress) => void }

function Addresses({ boards, onPlay }: AddressesProps) {
  const { t } = useTranslation()
  const revoke = useRevokeBoard()
  const make = useMake()
  const renew = useMutation({
    mutationFn: ({ id, name, version }: BoardAddress) =>
      make({ id: newId(), name, replaces: { id, expectedVersion: version } }),
  })
  const ordered = [...boards].sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null))
  const error = revoke.error ?? renew.error
  return (
    <>
      {error && <ProblemNote error={error} />}
      <div className="list-frame">
        <table className="list-table">
          <thead>
            <tr>
              <th scope="col">{t('boards:name')}</th>
              <th scope="col">{t('boards:createdAt')}</th>
              <th scope="col">{t('boards:state')}</th>
              <th scope="col">
                <span className="boards-act">{t('boards:acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((board) => (
              <AddressRow
                key={board.id}
                board={board}
                onPlay={() => onPlay(board)}
                onRenew={() => renew.mutate(board)}
                onRevoke={() => revoke.mutate(board.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

type RowProps = { board: BoardAddress; onPlay: () => void; onRenew: () => void; onRevoke: () => void }

function AddressRow({ board, onPlay, onRenew, onRevoke }: RowProps) {
  const { t } = useTranslation()
  const { name } = board
  const said = board.revokedAt ? 'boards:revoked' : board.told ? 'boards:told' : 'boards:inUse'
  return (
    <tr>
      <td>
        {board.revokedAt ? (
          name
        ) : (
          <button type="button" data-row-link className="plain-button row-link" onClick={onPlay}>
            {name}
          </button>
        )}
      </td>
      <td data-label={t('boards:createdAt')}>{sayInstant(board.createdAt).slice(0, 10)}</td>
      <td data-label={t('boards:state')}>{t(said)}</td>
      <td className="cell-right">
        {!board.revokedAt && (
          <span className="boards-acts">
            <Button size="small" onClick={onPlay}>
              {t('boards:playlist')}
            </Button>
            <Popconfirm
              title={t('boards:renewSure', { name })}
              okText={t('boards:renew')}
              cancelText={t('boards:cancel')}
              onConfirm={onRenew}
            >
              <Button size="small">{t('boards:renew')}</Button>
            </Popconfirm>
            <Popconfirm
              title={t('boards:revokeSure', { name })}
              okText={t('boards:revoke')}
              cancelText={t('boards:cancel')}
              onConfirm={onRevoke}
            >
              <Button size="small">{t('boards:revoke')}</Button>
            </Popconfirm>
          </span>
        )}
      </td>
    </tr>
  )
}
