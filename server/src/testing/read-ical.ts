export type ICalEvent = {
  readonly uid: string
  readonly start: string
  /** The day after the last. */
  readonly end: string
  readonly summary: string
  readonly url: string
}

/**
 * A strict reader of RFC 5545 for tests, which shares nothing with the library that writes: CRLF only, no line over 75 octets, folded lines
 * joined, components nested, each event with UID and DTSTAMP once, whole-day dates with DTEND after DTSTART, escapes undone.
 * @throws Error naming the line that breaks a rule.
 */
export function readICal(text: string): readonly ICalEvent[] {
  const [calendar] = componentsOf(linesOf(text))
  if (calendar?.name !== 'VCALENDAR') throw new Error('not one VCALENDAR')
  if (one(calendar, 'VERSION').value !== '2.0' || one(calendar, 'PRODID').value === '')
    throw new Error('VERSION, PRODID')
  const events = calendar.parts.filter((p) => p.name === 'VEVENT').map(eventOf)
  if (new Set(events.map((e) => e.uid)).size !== events.length) throw new Error('two events of one UID')
  return events
}

type Property = { readonly name: string; readonly params: string; readonly value: string }
type Component = { readonly name: string; readonly properties: Property[]; readonly parts: Component[] }

function linesOf(text: string): string[] {
  if (!text.endsWith('\r\n') && !text.endsWith('END:VCALENDAR')) throw new Error('no end of line')
  if (/[^\r]\n|\r(?!\n)/.test(text)) throw new Error('a line does not end in CRLF')
  const lines = text.replace(/\r\n$/, '').split('\r\n')
  const long = lines.find((l) => new TextEncoder().encode(l).length > 75)
  if (long) throw new Error(`over 75 octets: ${long}`)
  return lines
    .join('\r\n')
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
}

function componentsOf(lines: readonly string[]): Component[] {
  const root: Component = { name: '', properties: [], parts: [] }
  const open = [root]
  for (const line of lines) {
    const read = /^([A-Z][A-Z0-9-]*)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/u.exec(line)
    if (!read) throw new Error(`no property: ${line}`)
    const [, name, params, value] = read as unknown as [string, string, string, string]
    const inside = open.at(-1)!
    if (name === 'BEGIN') {
      const part: Component = { name: value, properties: [], parts: [] }
      inside.parts.push(part)
      open.push(part)
    } else if (name === 'END') {
      if (open.pop()!.name !== value || open.length === 0) throw new Error(`ends what is not open: ${value}`)
    } else inside.properties.push({ name, params, value })
  }
  if (open.length !== 1 || root.parts.length !== 1) throw new Error('not one closed component')
  return root.parts
}

function one({ name, properties }: Component, wanted: string): Property {
  const found = properties.filter((p) => p.name === wanted)
  if (found.length !== 1) throw new Error(`${name} has ${found.length} ${wanted}`)
  return found[0]!
}

function eventOf(event: Component): ICalEvent {
  if (!/^\d{8}T\d{6}Z$/.test(one(event, 'DTSTAMP').value)) throw new Error('DTSTAMP is no instant in UTC')
  const [start, end] = [dayOf(one(event, 'DTSTART')), dayOf(one(event, 'DTEND'))]
  if (end <= start) throw new Error(`ends before it begins: ${start}, ${end}`)
  const [uid, summary, url] = [one(event, 'UID').value, textOf(one(event, 'SUMMARY').value), one(event, 'URL').value]
  if (uid === '' || !URL.canParse(url)) throw new Error(`UID ${uid}, URL ${url}`)
  return { uid, start, end, summary, url }
}

function dayOf({ params, value }: Property): string {
  const day = /^(\d{4})(\d\d)(\d\d)$/.exec(value)
  if (!params.split(';').includes('VALUE=DATE') || !day) throw new Error(`no whole day: ${params}:${value}`)
  return `${day[1]}-${day[2]}-${day[3]}`
}

function textOf(value: string): string {
  if (/(^|[^\\])(\\\\)*[;,]/.test(value)) throw new Error(`bare separator in a text: ${value}`)
  return value.replaceAll(/\\(.)/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c))
}
