import { type CivilDate, dayNumberOf, fromDayNumber } from './civil-date.ts'
import type { CalendarNotice } from './working-calendar.ts'

/**
 * The State Council's yearly notices 2007–2026: days off (weekends inside a holiday included) and make-up working days.
 * A token is MMDD or YYYYMMDD, a range is token-token. 2024–2026 were read out of chinese-days (MIT, Yawei Sun) and compared
 * with the notices; years before agree with NateScarlet/holiday-cn (MIT) on every day.
 */
const NOTICES: readonly (readonly [year: number, off: string, on: string])[] = [
  [2007, '0101-0103 0218-0224 0501-0507 1001-1007', '20061230-20061231 0217 0225 0428-0429 0929-0930'],
  [
    2008,
    '20071230-0101 0206-0212 0404-0406 0501-0503 0607-0609 0913-0915 0929-1005',
    '20071229 0202-0203 0504 0927-0928',
  ],
  [2009, '0101-0103 0125-0131 0404-0406 0501-0503 0528-0530 1001-1008', '0104 0124 0201 0531 0927 1010'],
  [
    2010,
    '0101-0103 0213-0219 0403-0405 0501-0503 0614-0616 0922-0924 1001-1007',
    '0220-0221 0612-0613 0919 0925-0926 1009',
  ],
  [2011, '0101-0103 0202-0208 0403-0405 0430-0502 0604-0606 0910-0912 1001-1007', '0130 0212 0402 1008-1009'],
  [2012, '0101-0103 0122-0128 0402-0404 0429-0501 0622-0624 0930-1007', '20111231 0121 0129 0331-0401 0428 0929'],
  [
    2013,
    '0101-0103 0209-0215 0404-0406 0429-0501 0610-0612 0919-0921 1001-1007',
    '0105-0106 0216-0217 0407 0427-0428 0608-0609 0922 0929 1012',
  ],
  [2014, '0101 0131-0206 0405 0407 0501-0503 0602 0908 1001-1007', '0126 0208 0504 0928 1011'],
  [2015, '0101-0103 0218-0224 0405-0406 0501 0620 0622 0903-0905 0927 1001-1007', '0104 0215 0228 0906 1010'],
  [2016, '0101 0207-0213 0404 0501-0502 0609-0611 0915-0917 1001-1007', '0206 0214 0612 0918 1008-1009'],
  [2017, '0101-0102 0127-0202 0402-0404 0501 0528-0530 1001-1008', '0122 0204 0401 0527 0930'],
  [2018, '0101 0215-0221 0405-0407 0429-0501 0618 0924 1001-1007', '0211 0224 0408 0428 0929-0930'],
  [2019, '20181230-0101 0204-0210 0405 0501-0504 0607 0913 1001-1007', '20181229 0202-0203 0428 0505 0929 1012'],
  [2020, '0101 0124-0202 0404-0406 0501-0505 0625-0627 1001-1008', '0119 0203 0426 0509 0628 0927 1010'],
  [2021, '0101-0103 0211-0217 0403-0405 0501-0505 0612-0614 0919-0921 1001-1007', '0207 0220 0425 0508 0918 0926 1009'],
  [2022, '0101-0103 0131-0206 0403-0405 0430-0504 0603-0605 0910-0912 1001-1007', '0129-0130 0402 0424 0507 1008-1009'],
  [2023, '20221231-0102 0121-0127 0405 0429-0503 0622-0624 0929-1006', '0128-0129 0423 0506 0625 1007-1008'],
  [2024, '0101 0210-0217 0404-0406 0501-0505 0610 0915-0917 1001-1007', '0204 0218 0407 0428 0511 0914 0929 1012'],
  [2025, '0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008', '0126 0208 0427 0928 1011'],
  [2026, '0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007', '0104 0214 0228 0509 0920 1010'],
]

/** Every notice the product ships with; an office adds the next year's in its own table. */
export const seedNotices: readonly CalendarNotice[] = NOTICES.map(([year, off, on]) => ({
  year,
  off: datesOf(year, off),
  on: datesOf(year, on),
  official: true,
}))

function datesOf(year: number, text: string): CivilDate[] {
  return text.split(' ').flatMap((range) => {
    const [first = '', last = first] = range.split('-')
    const dates: CivilDate[] = []
    for (let n = dayOf(year, first); n <= dayOf(year, last); n++) dates.push(fromDayNumber(n))
    return dates
  })
}

function dayOf(year: number, token: string): number {
  const own = token.length === 8
  const monthDay = own ? token.slice(4) : token
  return dayNumberOf(own ? Number(token.slice(0, 4)) : year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(2)))
}
