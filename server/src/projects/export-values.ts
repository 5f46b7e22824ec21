/** 万元 as a spreadsheet's number; a cell without value stays empty. */
export const wanOf = (yuan: string | null): number | null => (yuan === null ? null : Number(yuan) / 10_000)
/** '85.0' percent as the fraction that the percent format shows. */
export const percentValue = (percent: string | null): number | null =>
  percent === null ? null : Math.round(Number(percent) * 10) / 1000
export const pointsValue = (points: string | null): number | null => (points === null ? null : Number(points))
