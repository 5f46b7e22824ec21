import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Popconfirm } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { sayInstant } from '../parts/date-model.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { addressOf } from '../platform/address.ts'
import { DisclosureDrawer } from './disclosure-drawer.tsx'
import { boardKeys } from './keys.ts'
import { createBoard, useRevokeBoard } from './mutations.ts'
import { PlaylistDrawer } from './playlist-drawer.tsx'
import { type BoardAddress, useBoards } from './queries.ts'
import './boards-page.css'

const addressOfBoard = (board: BoardAddress) => addressOf(`board/${board.token}`)

/** The addresses under which halls watch: made, copied, revoked. */
export function BoardsPage() {
  const { t } = useTranslation()
  const boards = useBoards()
  const queries = useQueryClient()
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
        send={async ({ name }, id) => {
          await createBoard(id, name.trim())
          await queries.invalidateQueries({ queryKey: boardKeys.all })
        }}
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

type AddressesProps = { boards: readonly BoardAddress[]; onPlay: (board: BoardAddress) => void }

function Addresses({ boards, onPlay }: AddressesProps) {
  const { t } = useTranslation()
  const revoke = useRevokeBoard()
  const ordered = [...boards].sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null))
  return (
    <>
      {revoke.error && <ProblemNote error={revoke.error} />}
      <div className="list-frame">
        <table className="list-table">
          <thead>
            <tr>
              <th scope="col">{t('boards:name')}</th>
              <th scope="col">{t('boards:address')}</th>
              <th scope="col">{t('boards:createdAt')}</th>
              <th scope="col">{t('boards:state')}</th>
              <th scope="col">
                <span className="boards-act">{t('boards:revoke')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((board) => (
              <tr key={board.id}>
                <td>
                  {board.revokedAt ? (
                    board.name
                  ) : (
                    <a data-row-link className="row-link" href={addressOfBoard(board)} target="_blank" rel="noreferrer">
                      {board.name}
                    </a>
                  )}
                </td>
                <td data-label={t('boards:address')}>{board.revokedAt ? '—' : <CopyAddress board={board} />}</td>
                <td data-label={t('boards:createdAt')}>{sayInstant(board.createdAt).slice(0, 10)}</td>
                <td data-label={t('boards:state')}>{t(board.revokedAt ? 'boards:revoked' : 'boards:inUse')}</td>
                <td className="cell-right">
                  {!board.revokedAt && (
                    <Button size="small" onClick={() => onPlay(board)}>
                      {t('boards:playlist')}
                    </Button>
                  )}{' '}
                  {!board.revokedAt && (
                    <Popconfirm
                      title={t('boards:revokeSure', { name: board.name })}
                      okText={t('boards:revoke')}
                      cancelText={t('boards:cancel')}
                      onConfirm={() => revoke.mutate(board.id)}
                    >
                      <Button size="small">{t('boards:revoke')}</Button>
                    </Popconfirm>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** The clipboard needs HTTPS; where it is refused, the address stands selected to be copied by hand. */
function CopyAddress({ board }: { board: BoardAddress }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(addressOfBoard(board))
      message.success(t('boards:copied'))
    } catch {
      input.current?.select()
    }
  }
  return (
    <span className="copy-address">
      <input ref={input} readOnly value={addressOfBoard(board)} aria-label={t('boards:address')} />
      <Button size="small" onClick={() => void copy()}>
        {t('boards:copy')}
      </Button>
    </span>
  )
}
