import { readFileSync } from 'node:fs'

/** Resident memory of a process in MB, heap and Buffers together; 0 where the system does not tell (then the limit of the heap alone holds). */
export function residentMegabytes(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1e6
  } catch {
    return 0
  }
}
