import { type DayNumber, dayNumberOf } from './civil-date.ts'

/**
 * First day of the first lunar month, Qingming, Dragon Boat (5/5) and Mid-Autumn (8/15) by year, in Beijing time,
 * from the Purple Mountain calendar; needed only while a year has no notice.
 */
const FESTIVALS =
  '2000 0205|2001 0124|2002 0212|2003 0201|2004 0122|2005 0209|2006 0129|' +
  '2007 0218 0405 0619 0925|2008 0207 0404 0608 0914|2009 0126 0404 0528 1003|2010 0214 0405 0616 0922|' +
  '2011 0203 0405 0606 0912|2012 0123 0404 0623 0930|2013 0210 0404 0612 0919|2014 0131 0405 0602 0908|' +
  '2015 0219 0405 0620 0927|2016 0208 0404 0609 0915|2017 0128 0404 0530 1004|2018 0216 0405 0618 0924|' +
  '2019 0205 0405 0607 0913|2020 0125 0404 0625 1001|2021 0212 0404 0614 0921|2022 0201 0405 0603 0910|' +
  '2023 0122 0405 0622 0929|2024 0210 0404 0610 0917|2025 0129 0404 0531 1006|2026 0217 0405 0619 0925|' +
  '2027 0206 0405 0609 0915|2028 0126 0404 0528 1003|2029 0213 0404 0616 0922|2030 0203 0405 0605 0912|' +
  '2031 0123 0405 0624 1001|2032 0211 0404 0612 0919|2033 0131 0404 0601 0908|2034 0219 0405 0620 0927|' +
  '2035 0208 0405 0610 0916'

const festivals = new Map(
  FESTIVALS.split('|').map((line) => {
    const [year = '', ...days] = line.split(' ')
    return [
      Number(year),
      days.map((d) => dayNumberOf(Number(year), Number(d.slice(0, 2)), Number(d.slice(2)))),
    ] as const
  }),
)

/**
 * The statutory days off of a year by 全国年节及纪念日放假办法 as valid in it: ten until 2007, eleven 2008–2024 (New Year's Eve counted
 * until 2013, the third day from 2014), thirteen from 2025 (New Year's Eve and 2 May added). No bridging, no make-up days.
 */
export function statutoryDays(year: number): readonly DayNumber[] {
  const [spring, qingming, dragonBoat, midAutumn] = festivals.get(year) ?? []
  if (spring === undefined) return []
  const on = (month: number, day: number): DayNumber => dayNumberOf(year, month, day)
  const national = [on(1, 1), on(10, 1), on(10, 2), on(10, 3)]
  if (year < 2008) return [...national, spring, spring + 1, spring + 2, on(5, 1), on(5, 2), on(5, 3)]
  if (qingming === undefined || dragonBoat === undefined || midAutumn === undefined) return []
  const first = year < 2014 || year >= 2025 ? spring - 1 : spring
  const last = year < 2014 ? spring + 1 : spring + 2
  const springDays = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const labour = year >= 2025 ? [on(5, 1), on(5, 2)] : [on(5, 1)]
  return [...national, ...springDays, qingming, ...labour, dragonBoat, midAutumn]
}
