import type { TableKind } from '../platform/tables.ts'

/**
 * Who has been reminded of which period: unique, so that a server that starts again, or two at once, tells nobody twice. No screen shows it, since
 * what waits is read from the facts themselves: the desk lists who has not reported as it stands now, not as it stood when somebody was told.
 */
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
