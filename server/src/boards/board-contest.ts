import type { Board } from '@guatu/contract/boards'
import { say } from '@guatu/words/say'
import { type RevealedLine, readRevealed } from '../appraisal/read-result.ts'
import { type ContestFile, findContestOnBoard } from '../appraisal/reads.ts'
import type { Db } from '../platform/db.ts'
import type { BoardNames } from './board-rows.ts'
import { listFirmIds } from './public-reads.ts'
import { withoutPrivateNames } from './without-private-names.ts'

type BoardContest = NonNullable<Board['contest']>

/** The contest on the board: ranks, their change and, where disclosed, scores; no judge and no mark. */
export async function readBoardContest(db: Db, names: BoardNames): Promise<Board['contest']> {
  const file = await findContestOnBoard(db)
  const revealed = file && (await readRevealed(db, file))
  if (!file || !revealed) return null
  const firms = await listFirmIds(
    db,
    revealed.lines.map((line) => line.subjectId),
  )
  return {
    name: withoutPrivateNames(file.name, names.privateNames),
    heldOn: file.heldOn,
    judges: file.judges.length,
    rows: revealed.lines.map((line) => rowOf(line, file, firms, names)),
  }
}

function rowOf(
  line: RevealedLine,
  { kind }: ContestFile,
  firms: ReadonlySet<string>,
  { projects, privateNames, fields, lang }: BoardNames,
): BoardContest['rows'][number] {
  const isFirm = kind === 'unit' && firms.has(line.subjectId)
  const said = isFirm || (kind === 'project' && !fields.project) ? '' : withoutPrivateNames(line.name, privateNames)
  const unit = kind === 'project' ? (projects.get(line.subjectId)?.unit ?? '') : null
  return {
    ...{ rank: line.rank, change: line.change, score: fields.score ? line.score : null },
    name: said || say({ code: `boards.unnamedContestant.${kind}`, params: { drawn: line.drawn } }, lang),
    unit: unit === null ? null : withoutPrivateNames(unit, privateNames),
  }
}
