import type { ReportForm } from '@guatu/contract/reports'
import { api } from '../platform/api.ts'
import type { Attire, MyReports } from './phone-store.ts'

export const fetchMyReports = (): Promise<MyReports> => api.get<MyReports>('api/my-reports')
export const fetchForm = (projectId: string): Promise<ReportForm> =>
  api.get<ReportForm>(`api/projects/${projectId}/report-form`)
export const fetchPalette = (): Promise<Attire[]> => api.get<Attire[]>('api/palette')
