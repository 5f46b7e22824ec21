import type { Wall } from '@guatu/domain/wall/decode-wall'
import type { WallName } from '@guatu/domain/wall/snapshot'
import type { WallTexts } from '../locales/wall.ts'

/** Stages and year classes travel as codes; this says them in the reader's language. An unknown code stays as it is. */
export function nameCodes(wall: Wall, texts: WallTexts): Wall {
  const say = (words: Readonly<Record<string, string>>, name: WallName | null): WallName | null =>
    name && { id: name.id, name: words[name.id] ?? name.name }
  return {
    ...wall,
    projects: wall.projects.map((p) => ({
      ...p,
      stage: say(texts.stages, p.stage),
      yearClass: say(texts.yearClasses, p.yearClass),
    })),
  }
}
