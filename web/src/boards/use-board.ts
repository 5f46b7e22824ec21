import type { Board } from '@guatu/contract/boards'
import { useEffect, useState } from 'react'
import { ApiProblem, api } from '../platform/api.ts'

const pollMs = 30_000

export type BoardState = {
  readonly board: Board | null
  /** When the figures on screen came from the server, in ms. */
  readonly fetchedAt: number
  readonly away: boolean
  readonly unknown: boolean
}

/** What a screen showed last, so that it shows it at once when it is switched on again, with its age. */
const keyOf = (token: string) => `board ${token}`

function keptBoard(token: string): Pick<BoardState, 'board' | 'fetchedAt'> {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(token)) ?? 'null') as { board: Board; fetchedAt: number } | null
    // A board of an older edition has no playlist: it is asked for anew.
    return kept && Array.isArray(kept.board.playlist) ? kept : { board: null, fetchedAt: 0 }
  } catch {
    return { board: null, fetchedAt: 0 }
  }
}

function keep(token: string, board: Board): void {
  try {
    localStorage.setItem(keyOf(token), JSON.stringify({ board, fetchedAt: Date.now() }))
  } catch {
    // A screen without storage asks the server every time it starts.
  }
}

const forget = (token: string): void => {
  try {
    localStorage.removeItem(keyOf(token))
  } catch {
    // Nothing was kept.
  }
}

/** Asks every 30 s and keeps what it has when the server is away; a revoked address goes dark. */
export function useBoard(token: string): BoardState {
  const [state, setState] = useState<BoardState>(() => ({ ...keptBoard(token), away: false, unknown: false }))
  useEffect(() => {
    let gone = false
    const ask = async () => {
      try {
        const board = await api.get<Board>(`api/board/${encodeURIComponent(token)}`)
        if (gone) return
        setState({ board, fetchedAt: Date.now(), away: false, unknown: false })
        keep(token, board)
      } catch (error) {
        if (gone) return
        const refused = error instanceof ApiProblem && [401, 403, 404, 410].includes(error.problem.status)
        if (refused) forget(token)
        setState((now) => (refused ? { ...now, board: null, unknown: true, away: false } : { ...now, away: true }))
      }
    }
    void ask()
    const timer = setInterval(ask, pollMs)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [token])
  return state
}

/** Counts up by one after each turn's own seconds. */
export function useTurn(secondsOf: (turn: number) => number): number {
  const [turn, setTurn] = useState(0)
  const seconds = secondsOf(turn)
  // biome-ignore lint/correctness/useExhaustiveDependencies: two turns of the same length are two turns
  useEffect(() => {
    const timer = setTimeout(() => setTurn((n) => n + 1), seconds * 1000)
    return () => clearTimeout(timer)
  }, [turn, seconds])
  return turn
}

export function useWindowSize(): { width: number; height: number } {
  const [size, setSize] = useState({ width: innerWidth, height: innerHeight })
  useEffect(() => {
    const measure = () => setSize({ width: innerWidth, height: innerHeight })
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return size
}
