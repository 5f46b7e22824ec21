import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { type SetupPreview, sendSetup, uploadSetup } from './mutations.ts'
import { goodRows, problemsFirst } from './organization-model.ts'

/** One sheet sets up headquarters, task forces, sponsors, officers and liaisons; seen first, then confirmed. */
export function SetupView() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const preview = useMutation({ mutationFn: uploadSetup })
  const confirm = useMutation({
    mutationFn: sendSetup,
    onSuccess: () => queries.invalidateQueries(),
  })
  const good = preview.data ? goodRows(preview.data) : []
  const done = confirm.data
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('organization:view.setup')}</h1>
        <span className="page-space" />
        <Button onClick={() => input.current?.click()} type={preview.data ? 'default' : 'primary'}>
          {t('organization:chooseSheet')}
        </Button>
        {preview.data && !done && (
          <Button
            type="primary"
            disabled={good.length === 0}
            loading={confirm.isPending}
            onClick={() => confirm.mutate(good)}
          >
            {t('organization:confirmSetup', { count: good.length })}
          </Button>
        )}
        <input
          ref={input}
          hidden
          type="file"
          accept=".xlsx,.xls,.csv"
          aria-label={t('organization:chooseSheet')}
          onChange={(event) => {
            const file = event.target.files?.[0]
            confirm.reset()
            if (file) preview.mutate(file)
            event.target.value = ''
          }}
        />
      </div>
      <p className="setup-hint">{t('organization:setupHint')}</p>
      {preview.isIdle && <Example />}
      {preview.isPending && <LoadingShape rows={8} />}
      {preview.error && <ProblemNote error={preview.error} />}
      {confirm.error && <ProblemNote error={confirm.error} />}
      {done && (
        <p role="status" className="setup-done">
          {t('organization:setupDone', { units: done.units, posts: done.posts, projects: done.projects })}
        </p>
      )}
      {preview.data && !done && <Preview preview={preview.data} />}
    </div>
  )
}

const columns = ['project', 'headquarters', 'taskForce', 'sponsor', 'serviceOfficer', 'liaison'] as const

/** How such a sheet looks, before there is one. */
function Example() {
  const { t } = useTranslation()
  return (
    <figure className="setup-example">
      <figcaption>{t('organization:setupExample.title')}</figcaption>
      <div className="setup-example-sheet">
        <table className="plain-table" lang="zh-CN">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`organization:setupExample.head.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {columns.map((column) => (
                <td key={column}>{t(`organization:setupExample.row.${column}`)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </figure>
  )
}

function Preview({ preview }: { preview: SetupPreview }) {
  const { t } = useTranslation()
  const heads = ['row', 'project', 'headquarters', 'taskForce', 'sponsor', 'serviceOfficer', 'liaison', 'problems']
  return (
    <>
      {preview.newUnits.length > 0 && (
        <p className="setup-hint">{t('organization:newUnits', { names: preview.newUnits.join(t('shell:comma')) })}</p>
      )}
      <div className="list-frame">
        <table className="list-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {t(`organization:setup.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problemsFirst(preview).map((row) => (
              <tr key={row.row} className={row.problems.length > 0 ? 'setup-problem' : ''}>
                <td>{row.row}</td>
                <td data-label={t('organization:setup.project')}>{row.project}</td>
                <td data-label={t('organization:setup.headquarters')}>{row.headquarters}</td>
                <td data-label={t('organization:setup.taskForce')}>{row.taskForce}</td>
                <td data-label={t('organization:setup.sponsor')}>{row.sponsor}</td>
                <td data-label={t('organization:setup.serviceOfficer')}>{row.serviceOfficer}</td>
                <td data-label={t('organization:setup.liaison')}>{row.liaison}</td>
                <td data-label={t('organization:setup.problems')}>
                  {row.problems.length > 0 ? `! ${row.problems.join(t('parts:semicolon'))}` : '✓'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
