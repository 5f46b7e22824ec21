import type { Words } from './words.ts'

/** Backup and restore: why one could not be. */
export const backup = {
  'backup.noSuchFile': { zh: '找不到备份文件 {file}。', en: 'There is no backup {file}.' },
  'backup.notABackup': {
    zh: '{file} 不是完整的 Guatu 备份。',
    en: '{file} is no whole Guatu backup.',
  },
  'backup.incomplete': {
    zh: '备份中缺少 {entry}，未作任何恢复。',
    en: 'The backup lacks {entry}; nothing was restored.',
  },
  'backup.damaged': {
    zh: '备份中的 {entry} 与校验值不符，数据库未作改动。请换一份备份。',
    en: '{entry} in the backup does not match its checksum; the database is unchanged. Take another backup.',
  },
  'backup.otherProgram': {
    zh: '备份由另一版本的程序做成（{name}）。请用该版本或更新版本恢复。',
    en: 'The backup was made by another version of the program ({name}). Restore it with that version or a newer one.',
  },
  'backup.databaseNotEmpty': {
    zh: '目标数据库不是空的（已有 {tables} 张表）。恢复只写入空数据库，请另指定一个。',
    en: 'The target database is not empty ({tables} tables). A restore only fills an empty one: name another.',
  },
  'backup.noDatabase': {
    zh: '这里还没有可以备份的数据库（{folder}）。',
    en: 'There is no database to back up here yet ({folder}).',
  },
} satisfies Words
