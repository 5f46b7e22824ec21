import type { Words } from './words.ts'

/** Ways out of a deadline that can't be met, and what each of them changes. */
export const planWays = {
  'plans.way.crash': {
    zh: '压缩工期：调整 {changes} 项，费用 {cost}，可抢回 {daysWon} 天，尚缺 {daysStillMissing} 天',
    en: 'Crash {changes} activities at a cost of {cost}: wins {daysWon} days, {daysStillMissing} still missing',
  },
  'plans.way.overlap': {
    zh: '搭接施工：调整 {changes} 处前后关系，可抢回 {daysWon} 天，尚缺 {daysStillMissing} 天',
    en: 'Overlap at {changes} links: wins {daysWon} days, {daysStillMissing} still missing',
  },
  'plans.way.sevenDay': {
    zh: '七天工作制：{changes} 项，可抢回 {daysWon} 天，尚缺 {daysStillMissing} 天',
    en: 'Seven-day week on {changes} activities: wins {daysWon} days, {daysStillMissing} still missing',
  },
  'plans.way.shifts': {
    zh: '多班作业：{changes} 项，可抢回 {daysWon} 天，尚缺 {daysStillMissing} 天',
    en: 'Shifts on {changes} activities: wins {daysWon} days, {daysStillMissing} still missing',
  },
  'plans.way.laterCommitment': {
    zh: '调整承诺时限至测算完成日，最多推后 {laterBy} 天，如期概率 {percent}%',
    en: 'Commit to the dates that are reached, up to {laterBy} days later; kept with a probability of {percent}%',
  },
  'plans.way.laterCommitmentP80': {
    zh: '调整承诺时限至八成把握日，最多推后 {laterBy} 天，如期概率 {percent}%',
    en: 'Commit to dates that 80 of 100 runs keep, up to {laterBy} days later; kept with a probability of {percent}%',
  },
  'plans.change.duration': {
    zh: '“{activity}”由 {from} 天压缩至 {to} 天，费用 {cost}',
    en: "'{activity}' in {to} instead of {from} days, at a cost of {cost}",
  },
  'plans.change.overlap': {
    zh: '“{activity}”在“{predecessor}”开始 {lag} 天后即可插入',
    en: "'{activity}' begins {lag} days after '{predecessor}' has begun",
  },
  'plans.change.sevenDay': {
    zh: '“{activity}”实行七天工作制',
    en: "'{activity}' is worked on seven days a week",
  },
  'plans.change.shifts': {
    zh: '“{activity}”实行 {shifts} 班作业，由 {from} 天缩至 {to} 天',
    en: "'{activity}' in {shifts} shifts, {to} instead of {from} days",
  },
  'plans.change.finish': {
    zh: '项目承诺完成日期由{from|date}调整为{to|date}（推后 {laterBy} 天）',
    en: 'The committed finish moves from {from|date} to {to|date} ({laterBy} days)',
  },
  'plans.change.commitment': {
    zh: '“{activity}”承诺时限由{from|date}调整为{to|date}（推后 {laterBy} 天）',
    en: "The commitment of '{activity}' moves from {from|date} to {to|date} ({laterBy} days)",
  },
  'plans.lateChain': {
    zh: '超期 {days} 天（应于{date|date}，测算{reached|date}）：{activities|list}',
    en: '{days} days late (due {date|date}, reached {reached|date}): {activities|list}',
  },
  'plans.lateChainShared': {
    zh: '超期 {days} 天（应于{date|date}，测算{reached|date}；同一条线上 {also|list} 的时限也落空）：{activities|list}',
    en: '{days} days late (due {date|date}, reached {reached|date}; the same chain misses {also|list} too): {activities|list}',
  },
  'plans.forwardAndBackward': {
    zh: '正排（自{from|date}起）至{forwardFinish|date}完成；倒排应于{backwardStart|date}开始，已晚 {daysShort} 天',
    en: 'Forward from {from|date} it ends on {forwardFinish|date}; counted back it had to begin on {backwardStart|date}, {daysShort} days ago',
  },
} satisfies Words
