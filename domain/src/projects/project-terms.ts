/** The project's place in this year: 续建, 新开工, 竣工, 储备, 前期. */
export const YEAR_CLASSES = ['carriedOver', 'new', 'finishing', 'reserve', 'preliminary'] as const
export type YearClass = (typeof YEAR_CLASSES)[number]

/** 项目类型: chooses the stage track and the plan templates. */
export const PROJECT_KINDS = ['industrial', 'publicBuilding', 'road', 'water', 'energy', 'renovation', 'other'] as const
export type ProjectKind = (typeof PROJECT_KINDS)[number]

/** Reserve and preliminary projects stay outside investment sums and are judged by milestone rules only. */
export const countsForInvestment = (yearClass: YearClass): boolean =>
  yearClass !== 'reserve' && yearClass !== 'preliminary'
