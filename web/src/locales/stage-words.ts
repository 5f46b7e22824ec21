type Words = Readonly<Record<string, string>>
type StageWords = { readonly stages: Words; readonly yearClasses: Words }

/** Stages and year classes by code, as the register of words has them. */
export const stageWords: { readonly zh: StageWords; readonly en: StageWords } = {
  zh: {
    stages: {
      planned: '谋划',
      reserve: '储备',
      preliminary: '前期',
      signed: '签约',
      landed: '落地',
      building: '在建',
      trial: '试生产',
      completed: '竣工',
      producing: '投产',
      atCapacity: '达产达效',
      approved: '立项',
      designed: '初设',
      tendered: '招标',
      delivered: '交工',
      accepted: '竣工验收',
      inUse: '投用',
      paused: '暂停',
      terminated: '终止',
    },
    yearClasses: {
      carriedOver: '续建',
      new: '新开工',
      finishing: '竣工',
      reserve: '储备',
      preliminary: '前期',
    },
  },
  en: {
    stages: {
      planned: 'Planned',
      reserve: 'Reserve',
      preliminary: 'Preliminary',
      signed: 'Signed',
      landed: 'Landed',
      building: 'Building',
      trial: 'Trial',
      completed: 'Completed',
      producing: 'Producing',
      atCapacity: 'At capacity',
      approved: 'Approved',
      designed: 'Designed',
      tendered: 'Tendered',
      delivered: 'Delivered',
      accepted: 'Accepted',
      inUse: 'In use',
      paused: 'Paused',
      terminated: 'Terminated',
    },
    yearClasses: {
      carriedOver: 'Carried over',
      new: 'New',
      finishing: 'Finishing',
      reserve: 'Reserve',
      preliminary: 'Preliminary',
    },
  },
}
