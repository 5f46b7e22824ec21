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

/** Asks every 30 s and keeps what it has when the server is away; a revoked address goes dark. */
export function useBoard(token: string): BoardState {
  const [state, setState] = useState<BoardState>({ board: null, fetchedAt: 0, away: false, unknown: false })
  useEffect(() => {
    let gone = false
    const ask = async () => {
      try {
        const board = await api.get<Board>(`api/board/${encodeURIComponent(token)}`)
        if (!gone) setState({ board, fetchedAt: Date.now(), away: false, unknown: false })
      } catch (error) {
        if (gone) return
        const refused = error instanceof ApiProblem && [401, 403, 404, 410].includes(error.problem.status)
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

/** Counts up by one every `seconds`. */
export function useTurn(seconds: number): number {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTurn((n) => n + 1), seconds * 1000)
    return () => clearInterval(timer)
  }, [seconds])
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
