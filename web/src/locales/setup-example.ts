/** The set-up sheet as offices fill it in: its header words are Chinese whatever the reader's language. */
export const SETUP_EXAMPLE = {
  head: {
    project: '项目名称',
    headquarters: '指挥部',
    taskForce: '专班',
    sponsor: '包保领导',
    serviceOfficer: '帮办专员',
    liaison: '联络员',
  },
  row: {
    project: '某某产业园项目',
    headquarters: '工业项目指挥部',
    taskForce: '第1专班',
    sponsor: '张某某',
    serviceOfficer: '李某某',
    liaison: '王某某 1380000××××',
  },
} as const
