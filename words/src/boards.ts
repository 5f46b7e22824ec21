import type { Words } from './words.ts'

export const boards = {
  'boards.title': { zh: '重大项目推进亮屏', en: 'Major projects: public board' },
  'boards.address': { zh: '亮屏地址', en: 'The board address' },
  'boards.unnamed': { zh: '企业投资项目', en: 'Project of a firm' },
  'boards.unnamedContestant.unit': { zh: '{drawn}号参赛企业', en: 'Firm no. {drawn}' },
  'boards.unnamedContestant.project': { zh: '{drawn}号参赛项目', en: 'Project no. {drawn}' },
  'boards.unknownToken': {
    zh: '这个亮屏地址不存在或已停用，请向项目推进办索取新的地址。',
    en: 'This board address does not exist or was revoked; ask the project office for a new one.',
  },
} satisfies Words
