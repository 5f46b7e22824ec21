import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { SaxesParser } from 'saxes'

export type XmlNode = { readonly name: string; readonly children: XmlNode[]; text: string }

const MOST_NODES = 2_000_000
const DEEPEST = 64

/** Reads XML into a tree of local names. A DOCTYPE is refused (entities are how XML bites), so are trees without end. */
export function readXml(xml: string): XmlNode | Refusal {
  const parser = new SaxesParser()
  const root: XmlNode = { name: '', children: [], text: '' }
  const open = [root]
  let nodes = 0
  let refusal: Refusal | null = null
  const stop = (code: string): void => {
    refusal ??= refuse(code)
  }
  parser.on('doctype', () => stop('mspdi-doctype'))
  parser.on('error', () => stop('mspdi-malformed'))
  parser.on('opentag', (tag) => {
    if (refusal) return
    if (++nodes > MOST_NODES || open.length > DEEPEST) return stop('mspdi-too-large')
    const node: XmlNode = { name: tag.name.slice(tag.name.indexOf(':') + 1), children: [], text: '' }
    open.at(-1)!.children.push(node)
    open.push(node)
  })
  parser.on('closetag', () => {
    if (!refusal) open.pop()
  })
  parser.on('text', (text) => {
    if (!refusal) open.at(-1)!.text += text
  })
  parser.write(xml.replace(/^\uFEFF/, '')).close()
  return refusal ?? root.children[0] ?? refuse('mspdi-malformed')
}

export const child = (node: XmlNode, name: string): XmlNode | undefined => node.children.find((c) => c.name === name)
export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((c) => c.name === name) ?? []
export const textOf = (node: XmlNode, name: string): string | undefined => child(node, name)?.text.trim() || undefined
