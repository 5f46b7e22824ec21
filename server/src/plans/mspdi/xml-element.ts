/** A piece of XML that is written out already; made by `element` alone, so that every text in it is escaped once. */
export type Xml = { readonly xml: string }

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters XML 1.0 can't hold are left out. */
const escaped = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken away
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (c) => ESCAPES[c]!)

export function element(name: string, content: string | number | readonly Xml[], attributes = ''): Xml {
  const inside = typeof content === 'object' ? content.map((c) => c.xml).join('') : escaped(String(content))
  return { xml: `<${name}${attributes}>${inside}</${name}>` }
}
