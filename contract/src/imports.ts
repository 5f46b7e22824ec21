import { z } from 'zod'
import { CivilDate, Id, IdParams, Instant, PageQuery, pageOf } from './common.ts'
import { operation } from './operation.ts'

export const Doubt = z.object({
  field: z.string(),
  cell: z.string(),
  header: z.string(),
  reason: z.string(),
  suggestion: z.unknown().nullable(),
})
/** How a row of the sheet stands to what is stored. */
export const ImportRow = z.object({
  row: z.number().int(),
  sheet: z.string(),
  state: z.enum(['new', 'changed', 'same', 'ask', 'bad', 'skipped']),
  name: z.string(),
  values: z.record(z.string(), z.unknown()),
  doubts: z.array(Doubt),
  changes: z.array(z.object({ field: z.string(), label: z.string(), from: z.string(), to: z.string() })),
  projectId: Id.nullable(),
  candidates: z.array(z.object({ id: Id, name: z.string() })),
  /** What a row that is asked about may be a sub-item 子项 of; an empty name: a package made for the rows so answered. */
  packages: z.array(z.object({ key: z.string(), name: z.string() })).optional(),
  /** Asked about, but settled by the answer of its package's or its sub-items' rows. */
  waits: z.boolean().optional(),
  /** Name of the package whose sub-item the row is in this sheet. */
  package: z.string().optional(),
  problem: z.string().nullable(),
})
export type ImportRow = z.infer<typeof ImportRow>
/** One line of a list inside an import: a row with its state, one doubt of a row, or a project that the sheet has no row for. */
export const ImportLine = ImportRow.omit({ values: true, doubts: true, state: true }).extend({
  /** Sheet, row and, of a doubt, its field: no other line of the list has it. */
  key: z.string(),
  /** Null for a project that the sheet does not have; `sheet` is '' and `row` 0 then. */
  state: ImportRow.shape.state.nullable(),
  /**
   * In the list of doubts the one doubt; with a bad row those that keep it out; else none. `raw`: what stands in the cell, '' where it is empty or
   * not kept.
   */
  doubts: z.array(Doubt.extend({ raw: z.string() })),
})
export type ImportLine = z.infer<typeof ImportLine>
export const ImportSheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  headerRows: z.array(z.number().int()),
  columns: z.array(
    z.object({ column: z.string(), header: z.string(), field: z.string().nullable(), unit: z.string().nullable() }),
  ),
  /** The sheet as it is, for the left half of the page: rows of printed cells, at most 400. */
  cells: z.array(z.object({ row: z.number().int(), kind: z.string(), cells: z.array(z.string()) })),
})
export const ImportView = z.object({
  id: Id,
  fileName: z.string(),
  state: z.enum(['reading', 'ready', 'storing', 'refused', 'confirmed', 'cancelled', 'undone']),
  progress: z.number(),
  problem: z.string().nullable(),
  asOf: CivilDate.nullable(),
  year: z.number().int().nullable(),
  sheets: z.array(ImportSheet),
  rows: z.array(ImportRow),
  gone: z.array(z.object({ projectId: Id, name: z.string() })),
  sumChecks: z.array(z.object({ ok: z.boolean(), sentence: z.string() })),
  counts: z.object({
    new: z.number(),
    changed: z.number(),
    same: z.number(),
    ask: z.number(),
    bad: z.number(),
    gone: z.number(),
    /** Rows that the office leaves out. */
    skipped: z.number(),
    doubts: z.number(),
  }),
  totals: z.object({ planYuan: z.string(), doneYuan: z.string(), completionPercent: z.string().nullable() }).nullable(),
  by: z.string(),
  at: Instant,
  mayUndo: z.boolean(),
  /** Rows of the ledger in all; `rows` holds at most 2,000 of them, those that need somebody first. */
  rowsInAll: z.number().int().optional(),
  /** Of the rows that are asked about: without a code, and the one stored project of their name is the only candidate. */
  sameNames: z.number().int().optional(),
  /** ISO 4217; a ledger in another currency than CNY can be read but not stored. */
  currency: z.string().optional(),
  /** The mapping profile the sheet was read by; `auto`: applied by itself, since it was kept for these headers. */
  profile: z.object({ key: z.string(), name: z.string(), auto: z.boolean() }).nullable().optional(),
  /** Profiles that the office may choose instead. */
  profiles: z.array(z.object({ key: z.string(), name: z.string() })).optional(),
  version: z.number().int(),
})
export type ImportView = z.infer<typeof ImportView>
export const ImportBrief = z.object({
  id: Id,
  fileName: z.string(),
  state: ImportView.shape.state,
  /** Null where none was read. */
  rows: z.number().int().nullable(),
  by: z.string(),
  at: Instant,
  mayUndo: z.boolean(),
})

export const startImport = operation({
  id: 'startImport',
  method: 'POST',
  path: '/api/imports',
  auth: 'session',
  upload: true,
  response: z.object({ id: Id }),
  refusals: ['imports.anotherRunning', 'platform.fileTooLarge', 'ledger.notALedger'],
})
export const listImports = operation({
  id: 'listImports',
  method: 'GET',
  path: '/api/imports',
  auth: 'session',
  query: PageQuery.extend({ state: z.string().max(100).optional() }),
  response: pageOf(ImportBrief),
})
/** The imports of the list. */
export const exportImports = operation({
  id: 'exportImports',
  method: 'GET',
  path: '/api/imports.xlsx',
  auth: 'session',
  query: listImports.query,
  download: 'xlsx',
})
export const getImport = operation({
  id: 'getImport',
  method: 'GET',
  path: '/api/imports/:id',
  auth: 'session',
  params: IdParams,
  response: ImportView,
})
/** One of the lists inside an import, also beyond the rows that `getImport` shows. */
export const listImportLines = operation({
  id: 'listImportLines',
  method: 'GET',
  path: '/api/imports/:id/lines',
  auth: 'session',
  params: IdParams,
  query: PageQuery.extend({
    list: z.enum(['ask', 'bad', 'doubts', 'changed', 'new', 'gone', 'same', 'skipped']),
    sheet: z.string().max(100).optional(),
    /** Fields joined by a comma: of the doubts, or of what changed. */
    field: z.string().max(400).optional(),
    /** Doubts that have a suggestion, or none. */
    suggestion: z.enum(['with', 'without']).optional(),
  }),
  response: pageOf(ImportLine),
})
/** The lines of the list; rows with what stands in their cells, and beside each doubtful cell why. */
export const exportImportLines = operation({
  id: 'exportImportLines',
  method: 'GET',
  path: '/api/imports/:id/lines.xlsx',
  auth: 'session',
  params: IdParams,
  query: listImportLines.query,
  download: 'xlsx',
})
/** The office's hand: as-of date, a column's field, a row repaired, an asked match answered. */
export const adjustImport = operation({
  id: 'adjustImport',
  method: 'PUT',
  path: '/api/imports/:id',
  auth: 'session',
  params: IdParams,
  body: z.object({
    expectedVersion: z.number().int(),
    asOf: CivilDate.nullable().optional(),
    /** Keeps the columns as they are now mapped, for every later file with the same headers. */
    saveProfileAs: z.string().trim().max(60).optional(),
    /** Key of a profile to read by; null: none. */
    profile: z.string().max(100).nullable().optional(),
    /** Rows without codes are the one stored project of their name; remembered for this layout. */
    matchByName: z.boolean().optional(),
    mapping: z.array(z.object({ sheet: z.string(), column: z.string(), field: z.string().nullable() })).optional(),
    repairs: z
      .array(z.object({ sheet: z.string(), row: z.number().int(), field: z.string(), text: z.string().max(1000) }))
      .optional(),
    matches: z
      .array(
        z.object({
          sheet: z.string(),
          row: z.number().int(),
          projectId: Id.nullable(),
          skip: z.boolean(),
          /** A key of `packages`: the row is a sub-item of it. */
          partOf: z
            .string()
            .regex(/^(?:row:\d{1,7}|project:[0-9a-f-]{36}|package)$/)
            .optional(),
        }),
      )
      .optional(),
  }),
  response: ImportView,
})
export const confirmImport = operation({
  id: 'confirmImport',
  method: 'POST',
  path: '/api/imports/:id/confirmation',
  auth: 'session',
  params: IdParams,
  body: z.object({ expectedVersion: z.number().int(), removeGone: z.boolean() }),
  response: ImportView,
  refusals: [
    'imports.asOfMissing',
    'imports.asOfInFuture',
    'imports.anotherRunning',
    'imports.notReady',
    'imports.foreignCurrency',
  ],
})
export const cancelImport = operation({
  id: 'cancelImport',
  method: 'DELETE',
  path: '/api/imports/:id',
  auth: 'session',
  params: IdParams,
  response: ImportView,
})
export const undoImport = operation({
  id: 'undoImport',
  method: 'POST',
  path: '/api/imports/:id/undo',
  auth: 'session',
  params: IdParams,
  response: ImportView,
  refusals: ['imports.notTheLast', 'imports.changedSince'],
})
/** The same layout back: the stored sheet as template, filled with what is stored now. */
export const exportLedger = operation({
  id: 'exportLedger',
  method: 'GET',
  path: '/api/imports/:id/ledger.xlsx',
  auth: 'session',
  params: IdParams,
  download: 'xlsx',
})
