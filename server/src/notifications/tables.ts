import type { TableKind } from '../platform/tables.ts'

export type TodoItemTable = {
  id: string
  kind: 'missingReports'
  period: string
  /** Null where a project has no liaison: then it waits for the office. */
  personId: string | null
  waiting: number
  createdAt: Date
}
export type DeliveryTable = {
  id: string
  jobId: string
  channel: string
  attemptedAt: Date
  outcome: 'sent' | 'failed' | 'notConfigured'
  detail: string
}
export type NotificationTables = { todoItem: TodoItemTable; delivery: DeliveryTable }
export const kinds = {
  todoItem: 'operational',
  delivery: 'operational',
} as const satisfies Record<keyof NotificationTables, TableKind>
