import { totalmem } from 'node:os'

const MB = 1024 * 1024

/**
 * The server's settings: durable before all (an acknowledged commit survives the power cut), small enough for an office PC.
 * Only the cache's assumed size follows the machine.
 */
export function serverSettings(durable: boolean, memory = totalmem()): string {
  const onDisk = durable ? 'on' : 'off'
  const settings: readonly (readonly [string, string])[] = [
    ['fsync', onDisk],
    ['full_page_writes', onDisk],
    ['synchronous_commit', onDisk],
    ['listen_addresses', "''"],
    ['unix_socket_permissions', '0700'],
    ['max_connections', '60'],
    ['shared_buffers', '128MB'],
    ['effective_cache_size', `${Math.max(256, Math.trunc(memory / MB / 2))}MB`],
    ['work_mem', '16MB'],
    ['maintenance_work_mem', '64MB'],
    ['wal_level', 'minimal'],
    ['max_wal_senders', '0'],
    ['wal_compression', 'on'],
    ['max_wal_size', '1GB'],
    ['checkpoint_timeout', '15min'],
    ['random_page_cost', '1.1'],
    ['jit', 'off'],
    ['timezone', "'UTC'"],
    ['log_timezone', "'UTC'"],
    ['lc_messages', "'C'"],
    ['log_min_messages', 'warning'],
    ['log_line_prefix', "'%m [%p] '"],
    // A statement in the log would carry what people entered.
    ['log_min_error_statement', 'panic'],
  ]
  return `${settings.map(([name, value]) => `${name} = ${value}`).join('\n')}\n`
}
