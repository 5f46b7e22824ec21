import type { LearntDuration, TemplateNode } from '@guatu/contract/plan-templates'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { newId } from '../platform/new-id.ts'
import { parseLinks, printLinks } from './edit-plan-model.ts'
import { TypedCell } from './plan-cells.tsx'
import { removeActivity } from './reshape-plan-model.ts'
import { nodeAfter, parsePapers, printPapers, withLearnt } from './template-model.ts'

type Learnt = z.infer<typeof LearntDuration>
type Props = {
  nodes: readonly TemplateNode[]
  learnt: readonly Learnt[]
  latest: ReadonlyMap<string, string>
  may: boolean
  onChange: (nodes: readonly TemplateNode[]) => void
}

const heads = ['name', 'duration', 'learnt', 'links', 'leadUnit', 'papers', 'latest'] as const

/** Every node of a template as a row that is typed into; what finished projects took stands beside each duration. */
export function NodeTable({ nodes, learnt, latest, may, onChange }: Props) {
  const { t } = useTranslation()
  const by = new Map(learnt.map((l) => [l.nodeId, l]))
  const ids = nodes.map((n) => n.id)
  return (
    <div className="plan-scroll">
      <table className="plain-table plan-nodes">
        <thead>
          <tr>
            <th scope="col">#</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`plans:templates.head.${head}`)}
              </th>
            ))}
            {may && <th scope="col">{t('plans:templates.acts')}</th>}
          </tr>
        </thead>
        <tbody>
          {nodes.map((node, i) => (
            <NodeRow
              key={node.id}
              {...{ node, at: i, ids, nodes, may, onChange }}
              learnt={by.get(node.id)}
              latest={latest.get(node.id) ?? '—'}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = Omit<Props, 'learnt' | 'latest'> & {
  node: TemplateNode
  at: number
  ids: readonly string[]
  learnt: Learnt | undefined
  latest: string
}

function NodeRow({ node, at, ids, nodes, learnt, latest, may, onChange }: RowProps) {
  const { t } = useTranslation()
  const put = (change: Partial<TemplateNode>) => {
    onChange(nodes.with(at, { ...node, ...change }))
    return true
  }
  const cell = (label: string, value: string, className: string, take: (text: string) => boolean) =>
    may ? <TypedCell {...{ label: `${node.name} ${label}`, value, className, take }} /> : value
  const unit = t(`plans:unit.${node.unit}`)
  return (
    <tr>
      <td className="cell-right">
        {node.assessed && <span aria-hidden="true">◆ </span>}
        {at + 1}
      </td>
      <td>
        {cell(t('plans:templates.head.name'), node.name, 'cell-links', (name) =>
          name.trim() ? put({ name: name.trim(), names: { ...node.names, zh: name.trim() } }) : false,
        )}
      </td>
      <td>
        {node.milestone
          ? '—'
          : cell(t('plans:templates.head.duration'), String(node.duration), 'cell-number', (days) =>
              /^\d{1,4}$/.test(days) ? put({ duration: Number(days) }) : false,
            )}{' '}
        {!node.milestone && <small>{unit}</small>}
      </td>
      <LearntCell learnt={learnt} onTake={may && learnt ? () => put(withLearnt(node, learnt)) : null} />
      <td>
        {cell(t('plans:templates.head.links'), printLinks(node.predecessors, ids), 'cell-links', (text) => {
          const predecessors = parseLinks(text, ids, node.id)
          return predecessors ? put({ predecessors }) : false
        })}
      </td>
      <td>
        {cell(
          t('plans:templates.head.leadUnit'),
          t(`plans:templates.lead_.${node.leadUnit}`, { defaultValue: node.leadUnit }),
          'cell-links',
          (leadUnit) => put({ leadUnit: leadUnit.trim() }),
        )}
      </td>
      <td>
        {cell(t('plans:templates.head.papers'), printPapers(node.papers), 'cell-links', (text) =>
          put({ papers: parsePapers(text) }),
        )}
      </td>
      <td>{latest}</td>
      {may && <Acts {...{ node, at, nodes, onChange }} />}
    </tr>
  )
}

function LearntCell({ learnt, onTake }: { learnt: Learnt | undefined; onTake: (() => void) | null }) {
  const { t } = useTranslation()
  if (!learnt) return <td>—</td>
  const { n, median, low, high } = learnt
  return (
    <td>
      {t('plans:templates.learnt', { n, median, low, high })}{' '}
      {onTake && (
        <Button size="small" onClick={onTake}>
          {t('plans:templates.take')}
        </Button>
      )}
    </td>
  )
}

function Acts({ node, at, nodes, onChange }: Pick<RowProps, 'node' | 'at' | 'nodes' | 'onChange'>) {
  const { t } = useTranslation()
  const add = () => onChange(nodeAfter(nodes, at, t('plans:templates.newNode'), newId().slice(-12)))
  return (
    <td className="plan-node-acts">
      <button type="button" className="plain-button" aria-label={`${node.name} ${t('plans:row.add')}`} onClick={add}>
        ＋
      </button>
      <button
        type="button"
        className="plain-button"
        aria-label={`${node.name} ${t('plans:row.remove')}`}
        disabled={nodes.length < 2}
        onClick={() => onChange(removeActivity(nodes, node.id) as TemplateNode[])}
      >
        ×
      </button>
    </td>
  )
}
