/** The file system's words for a full disk and a used-up quota, and PostgreSQL's for both. */
const DISK_FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', '53100'])

/** Whether this was thrown because a disk is full, the server's or the database's. */
export const isDiskFull = (error: unknown): boolean => DISK_FULL.has((error as { code?: string } | null)?.code ?? '')
