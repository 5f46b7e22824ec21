import { useSyncExternalStore } from 'react'
import type { MoneyUnit } from './money-model.ts'

const stored = 'guatu.moneyUnit'
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const read = (): MoneyUnit => (localStorage.getItem(stored) === 'yi' ? 'yi' : 'wan')

/** The unit of the tables of this browser: 万元 unless switched to 亿元. */
export function useMoneyUnit(): [MoneyUnit, (unit: MoneyUnit) => void] {
  const unit = useSyncExternalStore(subscribe, read)
  const change = (next: MoneyUnit) => {
    localStorage.setItem(stored, next)
    for (const listener of listeners) listener()
  }
  return [unit, change]
}
