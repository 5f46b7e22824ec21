import type { Words } from './words.ts'

export const platform = {
  'platform.refusedTitle': { zh: '未办理', en: 'Not done' },
  'platform.badInput': {
    zh: '填写的内容有误，请按提示修改后重新提交；已填内容没有丢失。',
    en: 'Some of what was entered is wrong; please correct it as marked. Nothing entered was lost.',
  },
  'platform.notSignedIn': { zh: '请先登录。', en: 'Please sign in first.' },
  'platform.notPermitted': {
    zh: '您的岗位没有办理此事的权限，如需办理请联系本单位管理员。',
    en: 'Your post may not do this; ask the administrator of your unit.',
  },
  'platform.notFound': {
    zh: '没有找到{what|word}，可能已被撤销，或不在您的查看范围内。',
    en: '{what|word} was not found: it may have been withdrawn, or lies outside what you may see.',
  },
  'platform.staleVersion': {
    zh: '在您填写期间，他人已修改此处。请核对现有内容后再保存；您填写的内容仍保留在页面上。',
    en: 'Somebody changed this while you were editing. Compare with the present state and save again; what you typed is still on the page.',
  },
  'platform.idTaken': {
    zh: '同一编号已用于另一内容，请刷新后重试。',
    en: 'The same id was already used for something else; reload and try again.',
  },
  'platform.pool.busy': {
    zh: '后台计算任务已排满，请稍后再试。',
    en: 'Too much is being computed in the background; please try again later.',
  },
  'platform.pool.stopped': {
    zh: '后台计算已停止，未保存任何结果，可重新发起。',
    en: 'The computation in the background was stopped and kept nothing; it can be started again.',
  },
  'platform.pool.crashed': {
    zh: '后台计算意外中断，未保存任何结果，请重试；若再次中断，请联系管理员。',
    en: 'The computation in the background ended unexpectedly and kept nothing; try again, and tell the administrator if it happens twice.',
  },
  'platform.pool.tookTooLong': {
    zh: '后台计算超过{seconds}秒，已停止；请缩小范围后重试。',
    en: 'The computation in the background took more than {seconds} seconds and was stopped; please ask for less at a time.',
  },
  'platform.pool.tooLarge': {
    zh: '后台计算占用内存超过{megabytes}兆字节，已停止；请缩小范围后重试。',
    en: 'The computation in the background took more than {megabytes} MB of memory and was stopped; please ask for less at a time.',
  },
  'platform.fileTooLarge': {
    zh: '文件超过{megabytes}兆字节，请压缩或拆分后上传。',
    en: 'The file is larger than {megabytes} MB; please compress or split it.',
  },
  'platform.fileTypeNotAllowed': {
    zh: '不接受这种文件（{type}）。可上传图片、PDF、Word、Excel 和文本文件。',
    en: 'Files of this kind ({type}) are not accepted. Pictures, PDF, Word, Excel and text are.',
  },
  'platform.fileMissing': { zh: '没有收到文件，请重新选择后上传。', en: 'No file arrived; please choose it again.' },
  'platform.tooManyRequests': { zh: '请求过于频繁，请稍候再试。', en: 'Too many requests; please wait a moment.' },
  'platform.foreignOrigin': {
    zh: '请求不是从本系统页面发出的，已拒绝。',
    en: 'The request did not come from a page of this system and was refused.',
  },
  'platform.unknownHost': {
    zh: '本系统未启用这个访问地址（{host}）。请改用单位公布的地址；确需使用的，请管理员把它加入 ALLOWED_HOSTS 后重新启动。',
    en: 'This system does not answer at {host}. Use the address your office has published, or ask the administrator to add this one to ALLOWED_HOSTS and start again.',
  },
  'platform.diskFull': {
    zh: '服务器磁盘已满，未保存任何内容。请管理员清理磁盘后重新提交。',
    en: 'The server’s disk is full, and nothing was stored. Ask the administrator to free some space, then send it again.',
  },
  'platform.bug': {
    zh: '系统出错，未写入任何内容。请将编号 {id} 告知管理员后重试。',
    en: 'Something went wrong and nothing was stored. Please tell the administrator the number {id}.',
  },
  'platform.clientNotBuilt': {
    zh: '页面尚未构建，请运行 npm start。',
    en: 'The pages are not built yet; please run npm start.',
  },
} satisfies Words
