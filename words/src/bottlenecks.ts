import type { Words } from './words.ts'

export const bottlenecks = {
  'bottlenecks.arithmetic.overdue': {
    zh: '“{bottleneck}”应于{dueOn|date}解决，至{asOf|date}超期{days}天',
    en: '“{bottleneck}” was to be solved by {dueOn|date}; {days} days late on {asOf|date}',
  },
  'bottlenecks.arithmetic.age': {
    zh: '“{bottleneck}”{raisedOn|date}提出，至{asOf|date}已{days}天',
    en: '“{bottleneck}” was raised on {raisedOn|date}, {days} days ago on {asOf|date}',
  },
} satisfies Words
