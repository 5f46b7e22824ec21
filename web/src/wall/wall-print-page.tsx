import './wall-print.css'
import type { Wall } from '@guatu/domain/wall/decode-wall'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { wallTexts } from '../locales/wall.ts'
import { moreSheets } from './more-sheets.ts'
import { useWall } from './queries.ts'
import { readQuery, type WallQuery } from './wall-query.ts'
import { type Paper, papers, wallSheets } from './wall-svg.ts'

/** The wall as sheets of paper; the browser's print makes the PDF, the style sheet gives the page its size. */
export function WallPrintPage() {
  const { i18n } = useTranslation()
  const [params] = useSearchParams()
  const wall = useWall(0)
  const asked = params.get('paper')
  const paper = (Object.keys(papers) as Paper[]).find((p) => p === asked) ?? 'a0'
  const texts = wallTexts(i18n.language)
  if (wall.isError) {
    return (
      <p className="sheet-note" role="alert">
        ⚠ {texts.failed.title} · {texts.failed.text}
      </p>
    )
  }
  if (!wall.data) return <p className="sheet-note">{texts.loading}</p>
  return <Sheets wall={wall.data} search={params.toString()} paper={paper} language={i18n.language} />
}

/** The query is read once an address: it would be another object with every drawing otherwise. */
function Sheets({ search, ...given }: Omit<Props, 'query'> & { readonly search: string }) {
  const query = useMemo(() => readQuery(new URLSearchParams(search)), [search])
  return <WallSheets {...given} query={query} />
}

type Props = {
  readonly wall: Wall
  readonly query: WallQuery
  readonly paper: Paper
  readonly language: string
}

/**
 * The sheets over the whole window, outside the application's frame, which is not printed. They are parsed as XML into
 * elements: no script or style in them can run.
 */
export function WallSheets({ wall, query, paper, language }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const texts = wallTexts(language)
  const more = useMoreSheets({ wall, query, paper, language })
  usePageSize(paper)
  useEffect(() => {
    const parser = new DOMParser()
    const sheets = [...wallSheets(wall, query, paper, language), ...more].map(
      (svg) => parser.parseFromString(svg, 'image/svg+xml').documentElement,
    )
    for (const [i, svg] of sheets.entries()) keepIdsApart(svg, i)
    host.current?.replaceChildren(...sheets)
  }, [wall, query, paper, language, more])
  return createPortal(
    <div className="sheets">
      <p className="sheet-note">
        {texts.sheetTitle} · {paper.toUpperCase()}
        <button type="button" onClick={() => window.print()}>
          {texts.print}
        </button>
        <button type="button" className="quiet" onClick={() => window.history.back()}>
          {texts.back}
        </button>
      </p>
      <div ref={host} />
    </div>,
    document.body,
  )
}

const none: readonly string[] = []

/** The map's sheet comes a moment after the chart's. */
function useMoreSheets({ wall, query, paper, language }: Props): readonly string[] {
  const queries = useQueryClient()
  const [more, setMore] = useState(none)
  useEffect(() => {
    let gone = false
    void moreSheets(queries, wall, query, language, paper).then((sheets) => {
      if (!gone) setMore(sheets.length === 0 ? none : sheets)
    })
    return () => {
      gone = true
    }
  }, [queries, wall, query, language, paper])
  return more
}

/**
 * Gives the printed page the paper's size while the sheets are shown. A named page in a style sheet would do, but Chromium
 * then puts an empty page of the usual size before it; a constructed sheet is also what a strict content policy allows.
 */
function usePageSize(paper: Paper): void {
  useEffect(() => {
    const { width, height } = papers[paper]
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@page { size: ${width}mm ${height}mm; margin: 0; }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet)
    }
  }, [paper])
}

/** Clip paths are numbered within a sheet; on one page of several sheets their ids need the sheet's number. */
function keepIdsApart(svg: Element, sheet: number): void {
  for (const clip of svg.querySelectorAll('clipPath')) clip.id = `s${sheet}${clip.id}`
  for (const user of svg.querySelectorAll('[clip-path]')) {
    user.setAttribute('clip-path', user.getAttribute('clip-path')!.replace('#', `#s${sheet}`))
  }
}
