import { accessSync, constants, mkdirSync } from 'node:fs'
import { coded } from '@guatu/domain/kernel/coded'
import { StartRefused } from './start-refused.ts'

/**
 * Makes the folder of all that the installation keeps, if it is absent.
 * @throws StartRefused where it can't be made or may not be written: another owner, a disk mounted to be read only, a file of its name.
 */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartRefused(
      coded('start.dataNotWritable', { folder, detail: (error as NodeJS.ErrnoException).code ?? '' }),
    )
  }
}
