import type { Board } from '@guatu/contract/boards'
import { sayDate } from '../parts/date-model.ts'
import { ageMinutes, pagesOf, secondsOf, shownAt, sideBySide, tokenOf, wantsExplanation } from './board-model.ts'
import { BoardPanel } from './board-view.tsx'
import { language, t } from './board-words.ts'
import { Explanation } from './explanation.tsx'
import { useBoard, useTurn, useWindowSize } from './use-board.ts'

export function BoardApp() {
  const token = tokenOf(location.href)
  if (!token) return <p className="board-say">{t('noToken')}</p>
  return wantsExplanation(location.href) ? <Explanation token={token} /> : <Screen token={token} />
}

/** Head, the pages of this turn, and a foot that says which page it is and how old the figures are. */
function Screen({ token }: { token: string }) {
  const { board, fetchedAt, away, unknown } = useBoard(token)
  const { width, height } = useWindowSize()
  const pages = board ? pagesOf(board) : []
  const beside = sideBySide(width, height)
  const turn = useTurn((n) => secondsOf(shownAt(pages, n, beside)))
  if (unknown) return <p className="board-say">{t('unknownToken')}</p>
  if (!board) return <p className="board-say">{away ? t('awayNow') : t('loading')}</p>
  const shown = shownAt(pages, turn, beside)
  const minutes = ageMinutes(fetchedAt, Date.now())
  return (
    <div className="board">
      <header>
        <h1>{board.title || t('boardTitle')}</h1>
        <p>
          {[board.district, board.period, board.asOf && t('asOf', { date: sayDate(board.asOf, language) })]
            .filter(Boolean)
            .join('　')}
        </p>
        <Code code={board.code} />
      </header>
      <main className={shown.length > 1 ? 'panels panels-two' : 'panels'}>
        {shown.length === 0 && <p className="board-say">{t('empty')}</p>}
        {shown.map((page) => (
          <BoardPanel key={`${page.kind}${page.part}`} page={page} board={board} />
        ))}
      </main>
      <footer>
        <span className="dots" aria-hidden="true">
          {pages.map((page) => (
            <i key={`${page.kind}${page.part}`} className={shown.includes(page) ? 'on' : ''} />
          ))}
        </span>
        {board.moreCards > 0 && <span>{t('moreCards', { count: board.moreCards })}</span>}
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

/** The way to the explanation: dark modules on white with the four modules of quiet round it that readers need. */
function Code({ code }: { code: Board['code'] }) {
  const side = code.modules + 8
  return (
    <figure className="code">
      <svg viewBox={`-4 -4 ${side} ${side}`} role="img" aria-label={t('code')} shapeRendering="crispEdges">
        <path fill="white" d={`M-4 -4h${side}v${side}h-${side}z`} />
        <path fill="black" d={code.path} />
      </svg>
      <figcaption>{t('codeShort')}</figcaption>
    </figure>
  )
}
