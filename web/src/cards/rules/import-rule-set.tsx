import { useMutation } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { newId } from '../../platform/new-id.ts'
import { MeaningPane } from './meaning-pane.tsx'
import { createDraft } from './mutations.ts'
import { useCheck } from './queries.ts'
import { MOST_FILE, type ReadFile, readRuleFile } from './rule-file-model.ts'
import { type Body, bodyOf } from './rule-set-model.ts'

/** A file is checked and told in plain sentences before anything is kept; kept, it is a draft like any other. */
export function ImportRuleSet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [read, setRead] = useState<(ReadFile & { name: string }) | null>(null)
  const choose = async (file: File | undefined) => {
    if (!file) return
    const name = file.name.replace(/\.json$/i, '')
    if (file.size > MOST_FILE) return setRead({ name, fault: { why: 'tooLarge' } })
    setRead({ name, ...readRuleFile(await file.text()) })
  }
  return (
    <Drawer open={open} onClose={onClose} title={t('rules:importTitle')} size={560} rootClassName="act-drawer">
      <p>{t('rules:importLead')}</p>
      <label className="rule-file">
        {t('rules:importFile')}
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            void choose(event.target.files?.[0])
            // The same file, mended, may be chosen again.
            event.target.value = ''
          }}
        />
      </label>
      {read && <p className="second-line">{read.name}.json</p>}
      {read && 'fault' in read && (
        <p className="rule-finding" role="alert">
          {t(`rules:importFault.${read.fault.why}`, { ...read.fault })}
        </p>
      )}
      {read && 'body' in read && <Understood key={JSON.stringify(read.body)} name={read.name} given={read.body} />}
    </Drawer>
  )
}

function Understood({ name, given }: { name: string; given: Record<string, unknown> }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [id] = useState(newId)
  const check = useCheck(given as Body)
  const keep = useMutation({
    mutationFn: () => createDraft(id, { name, place: { kind: 'district', id: null }, body: bodyOf(given) }),
    onSuccess: (draft) => void navigate(`/rule-sets/drafts/${draft.id}`),
  })
  return (
    <>
      {check.error && <ProblemNote error={check.error} />}
      <MeaningPane checked={check.data} working={check.isFetching} />
      {keep.error && <ProblemNote error={keep.error} />}
      <Button
        type="primary"
        disabled={check.isFetching || !Array.isArray(given.rules)}
        loading={keep.isPending}
        onClick={() => keep.mutate()}
      >
        {t('rules:importSave')}
      </Button>
    </>
  )
}
