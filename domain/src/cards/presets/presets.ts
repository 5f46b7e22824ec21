import { DEFAULT_MATTER_RULES, DEFAULT_PROJECT_RULES, DEFAULT_UNIT_RULES } from '../default-rule-set.ts'
import type { RuleSet } from '../rule-set.ts'
import { OUHAI_2020 } from './ouhai.ts'
import { SANYA_2022, SANYA_2022_DISTRICTS } from './sanya.ts'
import { WUHAN } from './wuhan.ts'
import { YINCHUAN_2025 } from './yinchuan.ts'
import { ZAOZHUANG_2023, ZAOZHUANG_2023_MATTERS } from './zaozhuang.ts'

/** Every rule set that comes with the house, the defaults first. */
export const PRESETS: readonly RuleSet[] = [
  DEFAULT_PROJECT_RULES,
  DEFAULT_MATTER_RULES,
  DEFAULT_UNIT_RULES,
  ZAOZHUANG_2023,
  ZAOZHUANG_2023_MATTERS,
  YINCHUAN_2025,
  SANYA_2022,
  SANYA_2022_DISTRICTS,
  WUHAN,
  OUHAI_2020,
]
