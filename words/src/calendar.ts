import type { Words } from './words.ts'

export const calendar = {
  'calendar.outsideYear': {
    zh: '{date|date}不在{year}年内，请核对后再保存。',
    en: '{date|date} lies outside {year}; please correct it.',
  },
  'calendar.bothOffAndOn': {
    zh: '{date|date}同时列为放假和上班，请只保留一项。',
    en: '{date|date} is listed both as a day off and as a working day; please keep one.',
  },
  'calendar.noticeMalformed': {
    zh: '放假安排文件第 {path} 处有误，应为 {expected}。',
    en: 'The notice is not understood at {path}: expected {expected}.',
  },
} satisfies Words
