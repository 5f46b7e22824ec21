import type { Level } from '@guatu/contract/common'
import type { Report, SubmitReportBody } from '@guatu/contract/reports'
import { api } from '../platform/api.ts'

export type LightBrief = { level: Level; judged: boolean; word: string; sentence: string }
export type Submitted = { report: Report; light: LightBrief }

export const submitReport = (projectId: string, body: SubmitReportBody): Promise<Submitted> =>
  api.post<Submitted>(`api/projects/${projectId}/reports`, body)

/** A photo hangs on the project; `subject` names the report it belongs to. */
export const attachPhoto = (projectId: string, reportId: string, photo: File): Promise<unknown> =>
  api.upload(`api/projects/${projectId}/attachments`, photo, undefined, { subject: `report:${reportId}` })
