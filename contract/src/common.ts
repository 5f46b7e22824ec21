import { z } from 'zod'

export const Id = z.uuid().meta({ description: 'UUIDv7, made by server or client' })
export const CivilDate = z.iso.date().meta({ description: 'civil date of Asia/Shanghai, YYYY-MM-DD' })
export const Instant = z.iso.datetime().meta({ description: 'instant in UTC' })
/** Yuan with up to two decimals, as a string: no double ever carries money. */
export const Yuan = z.string().regex(/^-?\d{1,16}(\.\d{1,2})?$/)
/** A decimal as printed, e.g. '-15.0' points or '85.0' percent. */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
export const Percent = z.string().regex(/^\d{1,3}(\.\d)?$/)
export const DatePrecision = z.enum(['day', 'tenDays', 'month', 'quarter', 'half', 'year'])
export const LooseDate = z.object({ date: CivilDate, precision: DatePrecision })
export const Coded = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) })
export const Level = z.enum(['commend', 'normal', 'remind', 'warn', 'severe'])
export const IdParams = z.object({ id: Id })
export const Named = z.object({ id: Id, name: z.string() })
export const Text = (max: number) => z.string().trim().max(max)
/** Why one hand may both ask for a later date and grant it; without it, that is refused. */
export const OneHand = Text(500).optional()
export const Name = z.string().trim().min(1).max(200)

/** Every list: at most 200 rows a page, a keyset cursor, a total counted to 10,000. */
export const PageQuery = z.object({
  q: Text(100).optional(),
  sort: z.string().max(40).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable(), total: z.number().int(), totalIsFloor: z.boolean() })

/** RFC 9457 with the coded refusal and its sentence in the reader's language. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  current: z.unknown().optional(),
})
export type Problem = z.infer<typeof Problem>
export type Level = z.infer<typeof Level>
export type LooseDate = z.infer<typeof LooseDate>
export type Page<T> = { rows: T[]; next: string | null; total: number; totalIsFloor: boolean }
