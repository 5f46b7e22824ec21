import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { columnKey } from './import-model.ts'
import { ledgerFields } from './ledger-fields.ts'
import type { UnderstoodProps } from './understood-view.tsx'

/** Which column was taken for what; corrected once and kept as a profile, the next sheet of this layout needs no hand. */
export function ColumnsList({ view, pending, onPending }: UnderstoodProps) {
  const { t } = useTranslation()
  const changed = Object.keys(pending.columns).length > 0
  const options = [
    { value: '', label: t('imports:field.none') },
    ...ledgerFields.map((field) => ({ value: field, label: t(`imports:field.${field}`) })),
  ]
  return (
    <>
      <p className="half-hint">{t('imports:columnsHint')}</p>
      {onPending && changed && (
        <label className="profile" htmlFor="profile-name">
          {t('imports:saveProfile')}
          <Input
            id="profile-name"
            value={pending.saveProfileAs}
            maxLength={60}
            placeholder={t('imports:profilePlaceholder')}
            onChange={(event) => onPending({ ...pending, saveProfileAs: event.target.value })}
          />
        </label>
      )}
      {view.sheets.map((sheet) => (
        <table key={sheet.name} className="plain-table columns">
          <caption>{sheet.name}</caption>
          <tbody>
            {sheet.columns.map((column) => {
              const key = columnKey(sheet.name, column.column)
              const field = key in pending.columns ? pending.columns[key] : column.field
              return (
                <tr key={key}>
                  <th scope="row">{column.column}</th>
                  <td>
                    {column.header}
                    {column.unit && <small>{t('parts:bracketed', { text: column.unit })}</small>}
                  </td>
                  <td>
                    <Select
                      size="small"
                      showSearch
                      optionFilterProp="label"
                      aria-label={column.header}
                      disabled={!onPending}
                      value={field ?? ''}
                      options={options}
                      onChange={(value: string) =>
                        onPending?.({ ...pending, columns: { ...pending.columns, [key]: value || null } })
                      }
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      ))}
    </>
  )
}
