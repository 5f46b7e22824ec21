import { ageMinutes, pagesOf, shownAt, sideBySide, tokenOf, turnSeconds } from './board-model.ts'
import { BoardPanel } from './board-view.tsx'
import { monthDay, t } from './board-words.ts'
import { useBoard, useTurn, useWindowSize } from './use-board.ts'

export function BoardApp() {
  const token = tokenOf(location.href)
  return token ? <Screen token={token} /> : <p className="board-say">{t('noToken')}</p>
}

/** Head, the pages of this turn, and a foot that says which page it is and how old the figures are. */
function Screen({ token }: { token: string }) {
  const { board, fetchedAt, away, unknown } = useBoard(token)
  const turn = useTurn(turnSeconds)
  const { width, height } = useWindowSize()
  if (unknown) return <p className="board-say">{t('unknownToken')}</p>
  if (!board) return <p className="board-say">{away ? t('awayNow') : t('loading')}</p>
  const pages = pagesOf(board)
  const shown = shownAt(pages, turn, sideBySide(width, height))
  const minutes = ageMinutes(fetchedAt, Date.now())
  return (
    <div className="board">
      <header>
        <h1>{board.title || t('boardTitle')}</h1>
        <p>
          {[board.district, board.period, board.asOf && t('asOf', { date: monthDay(board.asOf) })]
            .filter(Boolean)
            .join('　')}
        </p>
      </header>
      <main className={shown.length > 1 ? 'panels panels-two' : 'panels'}>
        {shown.map((page) => (
          <BoardPanel key={`${page.kind}${'part' in page ? page.part : ''}`} page={page} board={board} />
        ))}
      </main>
      <footer>
        <span className="dots" aria-hidden="true">
          {pages.map((page) => (
            <i key={`${page.kind}${'part' in page ? page.part : ''}`} className={shown.includes(page) ? 'on' : ''} />
          ))}
        </span>
        {away && (
          <span role="status">
            {'! '}
            {minutes === null ? t('awayNow') : t('away', { minutes })}
          </span>
        )}
      </footer>
    </div>
  )
}
