import type { DisclosableField, Disclosure } from '@guatu/contract/boards'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { ReasonItem } from '../parts/fields.tsx'
import { api } from '../platform/api.ts'
import { boardKeys } from './keys.ts'
import { setDisclosure } from './mutations.ts'

const fields: readonly DisclosableField[] = [
  ...(['project', 'completion', 'lag', 'investment', 'notice', 'reason', 'chain', 'score'] as const),
]
type Fields = Record<DisclosableField, boolean> & { reasonText: string }

/** 公开范围: what the public may see; what is not ticked leaves no payload. */
export function DisclosureDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const found = useQuery({
    queryKey: boardKeys.disclosure,
    queryFn: () => api.get<Disclosure>('api/board-disclosure'),
    gcTime: 0,
  })
  if (!found.data) return null
  const { version } = found.data
  const send = async ({ reasonText, ...chosen }: Fields) => {
    await setDisclosure({ fields: chosen, expectedVersion: version, reason: reasonText })
    await queries.invalidateQueries({ queryKey: boardKeys.disclosure })
  }
  return (
    <ActDrawer<Fields>
      open
      onClose={onClose}
      title={t('boards:disclosure')}
      lead={t('boards:disclosureLead')}
      initial={found.data.fields as Fields}
      send={send}
    >
      {fields.map((field) => (
        <Form.Item key={field} name={field} valuePropName="checked" className="disclosed">
          <Checkbox>{t(`boards:field_${field}`)}</Checkbox>
        </Form.Item>
      ))}
      <ReasonItem name="reasonText" />
    </ActDrawer>
  )
}
