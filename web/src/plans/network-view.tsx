import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { fitLines } from '../canvas/fit-text.ts'
import type { Pen } from '../canvas/pen.ts'
import { accent, neutral } from '../theme/tokens.ts'
import { type NetworkNode, type NetworkScene, networkScene } from './network-model.ts'
import { Picture } from './picture.tsx'
import type { PlanGround } from './plan-views.tsx'

const box = { width: 148, height: 54, gapX: 72, gapY: 18, edge: 12 }
const small = { size: 11 }
const body = { size: 12 }
const bold = { size: 12, bold: true }

const xOf = (node: NetworkNode): number => box.edge + node.layer * (box.width + box.gapX)
const yOf = (node: NetworkNode): number => box.edge + node.place * (box.height + box.gapY)

/** What waits for what, in layers; the table below says the same in words. */
export function NetworkView({ shown }: PlanGround) {
  const { t } = useTranslation()
  const scene = useMemo(() => networkScene(shown), [shown])
  const draw = useCallback(
    (pen: Pen, width: number) => drawNetwork(pen, scene, width, t('plans:network.float')),
    [scene, t],
  )
  const names = new Map(scene.nodes.map((n) => [n.id, n.name]))
  const list = (ids: readonly string[]) => ids.map((id) => names.get(id)).join(t('shell:comma')) || '—'
  const width = 2 * box.edge + scene.layers * (box.width + box.gapX) - box.gapX
  const height = 2 * box.edge + scene.rows * (box.height + box.gapY) - box.gapY
  return (
    <section className="plan-network">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys */}
      <section className="plan-scroll" tabIndex={0} aria-label={t('plans:network.title')}>
        <Picture width={width} height={height} label={t('plans:network.title')} draw={draw} />
      </section>
      <p className="plan-legend">{t('plans:network.legend')}</p>
      <details>
        <summary>{t('plans:network.table')}</summary>
        <table className="plain-table">
          <thead>
            <tr>
              {(['layer', 'name', 'dates', 'float', 'before', 'after'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`plans:network.head.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...scene.nodes]
              .sort((a, b) => a.layer - b.layer || a.place - b.place)
              .map((n) => (
                <tr key={n.id}>
                  <td className="cell-right">{n.layer + 1}</td>
                  <th scope="row">{n.name}</th>
                  <td>{n.milestone ? n.finish : `${n.start} — ${n.finish}`}</td>
                  <td className="cell-right">{String(n.float).replace('-', '−')}</td>
                  <td>{list(n.before)}</td>
                  <td>{list(n.after)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

/** Edges below, boxes above; critical dark and thick, near-critical with a dark foot, done filled. */
export function drawNetwork(pen: Pen, scene: NetworkScene, width: number, floatWord: string): void {
  pen.rect(0, 0, width, 2 * box.edge + scene.rows * (box.height + box.gapY), neutral.n0)
  for (const edge of [...scene.edges].sort((a, b) => Number(a.critical) - Number(b.critical))) {
    const [from, to] = [scene.nodes[edge.from]!, scene.nodes[edge.to]!]
    const [x1, y1, x2, y2] = [xOf(from) + box.width, yOf(from) + box.height / 2, xOf(to), yOf(to) + box.height / 2]
    const colour = edge.critical ? neutral.n900 : neutral.n400
    // What the link says stands between its bend and its arrow, clear of both boxes.
    const bend = x2 - 50
    const thick = edge.critical ? 2 : 1
    pen.line(x1, y1, bend, y1, colour, thick)
    pen.line(bend, y1, bend, y2, colour, thick)
    pen.line(bend, y2, x2, y2, colour, thick)
    pen.polygon([x2, y2, x2 - 6, y2 - 4, x2 - 6, y2 + 4], colour)
    if (edge.label) pen.text(edge.label, bend + 4, y2 - 8, small, neutral.n600)
  }
  for (const node of scene.nodes) drawNode(pen, node, floatWord)
}

function drawNode(pen: Pen, node: NetworkNode, floatWord: string): void {
  const [x, y] = [xOf(node), yOf(node)]
  const [right, foot] = [x + box.width, y + box.height]
  const edge = node.critical ? neutral.n900 : neutral.n400
  pen.polygon([x, y, right, y, right, foot, x, foot], node.done ? accent.wash : neutral.n0, edge)
  if (node.critical) pen.polygon([x + 1, y + 1, right - 1, y + 1, right - 1, foot - 1, x + 1, foot - 1], null, edge)
  if (node.nearCritical) pen.rect(x, foot - 3, box.width, 3, neutral.n700)
  const lines = fitLines(pen, `${node.milestone ? '◆ ' : ''}${node.name}`, box.width - 12, bold, 2)
  for (const [i, line] of lines.entries())
    pen.text(line, x + 6, y + 11 + i * 14, node.critical ? bold : body, neutral.n900)
  pen.text(node.finish.slice(2), x + 6, foot - 10, small, neutral.n600)
  pen.text(`${floatWord} ${String(node.float).replace('-', '−')}`, right - 6, foot - 10, small, neutral.n600, 'right')
}
