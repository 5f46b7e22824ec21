import type { Words } from './words.ts'

export const calendar = {
  'calendar.provisional': {
    zh: '{year} 年放假安排尚未公布，按法定节假日暂定',
    en: 'The holidays of {year} have not been announced; statutory days are assumed (provisional)',
  },
  'calendar.outOfRange': {
    zh: '日期 {date} 超出日历范围（2000—2035 年）',
    en: 'The date {date} lies outside the calendar (2000–2035)',
  },
  'calendar.notice.malformed': {
    zh: '放假安排第 {path} 处有误：{expected}',
    en: 'The notice is not understood at {path}: expected {expected}',
  },
  'calendar.notice.both': {
    zh: '{date} 同时列为放假和上班，请核对',
    en: '{date} is listed both as a day off and as a working day',
  },
  'calendar.outsideYear': {
    zh: '{date|date}不在{year}年内，请核对后再保存。',
    en: '{date|date} lies outside {year}; please correct it.',
  },
  'calendar.bothOffAndOn': {
    zh: '{date|date}同时列为放假和上班，请只保留一项。',
    en: '{date|date} is listed both as a day off and as a working day; please keep one.',
  },
} satisfies Words
