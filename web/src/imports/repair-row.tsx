import type { ImportLine } from '@guatu/contract/imports'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { baseField, doubtKey } from './import-model.ts'
import { ledgerFields } from './ledger-fields.ts'

/** Any field of a bad row, typed right: the reader takes it as if it stood in the sheet. */
export function RepairRow({ line, onRepair }: { line: ImportLine; onRepair: (key: string, text: string) => void }) {
  const { t } = useTranslation()
  const [field, setField] = useState<string>(line.doubts[0] ? baseField(line.doubts[0].field) : 'name')
  const [text, setText] = useState('')
  const [done, setDone] = useState<{ field: string; text: string } | null>(null)
  const give = () => {
    if (text.trim() === '') return
    onRepair(doubtKey(line.sheet, line.row, field), text.trim())
    setDone({ field, text: text.trim() })
  }
  return (
    <>
      {done && (
        <p>
          {t(`imports:field.${done.field}`)} {t('imports:willBe', { text: done.text })}
        </p>
      )}
      <p className="line-repair">
        <Select
          size="small"
          className="repair-field"
          aria-label={t('imports:tab.columns')}
          value={field}
          onChange={setField}
          options={ledgerFields.map((name) => ({ value: name, label: t(`imports:field.${name}`) }))}
        />
        <Input
          size="small"
          value={text}
          data-first-control
          aria-label={t('imports:typeValue')}
          placeholder={t('imports:typeValue')}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={give}
        />
        <Button size="small" disabled={text.trim() === ''} onClick={give}>
          {t('imports:repair')}
        </Button>
      </p>
    </>
  )
}
