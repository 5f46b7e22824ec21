import type { Words } from './words.ts'

export const notifications = {
  'notifications.clockwork': { zh: '定时任务', en: 'Clockwork' },
  'notifications.itemsWaiting': {
    zh: '【挂图】您有 {items} 项待办，请登录平台查看。',
    en: '[Guatu] You have {items} items waiting; please sign in to see them.',
  },
} satisfies Words
