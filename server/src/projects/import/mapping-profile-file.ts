import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import {
  DATE_FIELDS,
  type MappingProfile,
  MONEY_FIELDS,
  TEXT_FIELDS,
  YEAR_CLASS,
} from '@guatu/domain/projects/ledger/ledger-row'
import { z } from 'zod'

const field = z.enum([
  ...TEXT_FIELDS,
  ...MONEY_FIELDS,
  ...DATE_FIELDS,
  'number',
  'kind',
  'nature',
  'startFinish',
  'completionRate',
  'problem.text',
  'problem.factor',
  'problem.due',
  'ignore',
])
const kind = z.enum(Object.keys(YEAR_CLASS) as [keyof typeof YEAR_CLASS, ...(keyof typeof YEAR_CLASS)[]])

/** A mapping profile as kept in a file or in the database; unknown members are refused, so that a slip shows. */
export const mappingProfileSchema = z.strictObject({
  name: z.string().min(1),
  about: z.string().optional(),
  sheets: z.array(z.string()).optional(),
  headerRows: z.tuple([z.int().min(1), z.int().min(1)]).optional(),
  dateOrder: z.enum(['mdy', 'dmy']).optional(),
  asOf: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  currency: z.string().length(3).optional(),
  nothing: z.array(z.string()).optional(),
  matchByName: z.boolean().optional(),
  kinds: z.record(z.string(), kind).optional(),
  columns: z.record(z.string(), z.strictObject({ field, unit: z.int().min(0).max(9).optional() })),
})

/** A profile from the text of its file; null text means that the file could not be read. */
export function checkProfile(text: string | null, file: string): MappingProfile | Refusal {
  if (text === null) return refuse('ledger.noSuchFile', { file })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse('ledger.profileForm', { file, detail: 'JSON' })
  }
  const parsed = mappingProfileSchema.safeParse(value)
  if (parsed.success) return parsed.data as unknown as MappingProfile
  const issue = parsed.error.issues[0]!
  return refuse('ledger.profileForm', { file, detail: `${issue.path.join('.')} ${issue.message}` })
}
