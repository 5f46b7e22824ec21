import { join } from 'node:path'
import type pg from 'pg'
import { systemClock } from '../clock.ts'
import { filesFolder } from './installation.ts'
import { makeBackup } from './make-backup.ts'

/** What `migrate` calls before it changes a database that holds something: a backup into `backups/` of the data folder. */
export const backupBeforeMigration =
  (connection: pg.ClientConfig, dataDir: string, log: (file: string) => void) => async (): Promise<void> => {
    const toDir = join(dataDir, 'backups')
    log((await makeBackup({ connection, filesDir: filesFolder(dataDir), toDir, now: systemClock.now() })).file)
  }
