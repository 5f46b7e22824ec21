import type { Words } from './words.ts'

/** Why a project will turn, how often a date was moved, how far a forecast could be trusted. */
export const planForesight = {
  'plans.turn.milestone': {
    zh: '节点“{activity}”应于{commitment|date}完成，预计{forecast|date}完成，将超期 {days} 天',
    en: "Milestone '{activity}' is due on {commitment|date} and forecast for {forecast|date}: it will be {days} days overdue",
  },
  'plans.turn.slip': {
    zh: '预计{forecast|date}完工，晚于承诺的{committed|date} {days} 天',
    en: 'The work is forecast to end on {forecast|date}, {days} days after the committed {committed|date}',
  },
  'plans.turn.lag': {
    zh: '进度滞后现为 {now} 个百分点，照此 {weeks} 周后将达 {grown} 个百分点',
    en: 'The lag is {now} points now and will be {grown} points in {weeks} weeks at this pace',
  },
  'plans.moves.told': {
    zh: '已调整 {moves} 次，累计 {days} 天（原定{original|date}，现定{inForce|date}）',
    en: 'Moved {moves} times, {days} days (first {original|date}, now {inForce|date})',
  },
  'plans.moves.unapproved': {
    zh: '已调整 {moves} 次，累计 {days} 天；另有 {unapproved} 次未经批准，仍按{inForce|date}考核（原定{original|date}）',
    en: 'Moved {moves} times, {days} days; {unapproved} more without approval, so that {inForce|date} still holds (first {original|date})',
  },
  'plans.calibration.given': {
    zh: '按 {percent}% 把握给出的节点日期 {judged} 个，实际守住 {held} 个，占 {share}%',
    en: 'Of {judged} dates given with {percent}%, {held} held: {share}%',
  },
  'plans.calibration.planned': {
    zh: '预测按期概率 {from}%—{to}% 的 {judged} 个，实际按期 {held} 个，占 {share}%',
    en: 'Of {judged} planned dates given {from}–{to}%, {held} held: {share}%',
  },
  'plans.calibration.scope': {
    zh: '共 {phases} 个阶段，每个均只用其开始当日已知的情况预测；依据不足未计 {assumed} 个，日期未到未计 {undecided} 个，日期不全略过 {passedOver} 个；数据截至{knownUntil|date}',
    en: '{phases} phases, each forecast from what was known on the day it began; {assumed} not judged for want of history, {undecided} whose dates have not come, {passedOver} passed over without usable dates; known until {knownUntil|date}',
  },
  'plan-phases-unreadable': {
    zh: '文件 {file} 中找不到“{column}”列',
    en: "The file {file} has no column '{column}'",
  },
} satisfies Words
