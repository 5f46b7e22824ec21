/**
 * Money as people type it here (万元) and as it travels (yuan, decimal string with two places at most).
 * Only digits are moved; nothing becomes a double, so 0.1 万元 is exactly 1000 yuan.
 */

const FULL_WIDTH = /[０-９．，－]/g
const FORM = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/

/** Half-width digits without separators, spaces or a trailing 万元: '１，２００万元' → '1200'. */
export function plainNumber(text: string): string {
  return text
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[,\s，、]/g, '')
    .replace(/万?元?$/, '')
}

/** Yuan of a typed amount in 万元, or null when it is not a number or is finer than a fen: '12345.6' → '123456000'. */
export function yuanOfWan(text: string): string | null {
  const m = FORM.exec(plainNumber(text))
  if (!m) return null
  const digits = (m[3] ?? '').padEnd(6, '0')
  const whole = `${m[2]}${digits.slice(0, 4)}`.replace(/^0+(?=\d)/, '')
  const fen = digits.slice(4)
  const body = fen === '00' ? whole : `${whole}.${fen}`
  return m[1] && /[1-9]/.test(body) ? `-${body}` : body
}

/** 万元 of a yuan string, as it would be typed: no separators, no trailing zeros. '123456000.00' → '12345.6'. */
export function wanOfYuan(yuan: string): string {
  const negative = yuan.startsWith('-')
  const [whole = '0', fraction = ''] = yuan.replace('-', '').split('.')
  const padded = whole.padStart(5, '0')
  const tail = `${padded.slice(-4)}${fraction}`.replace(/0+$/, '')
  const head = padded.slice(0, -4).replace(/^0+(?=\d)/, '')
  const body = tail ? `${head}.${tail}` : head
  return negative && /[1-9]/.test(body) ? `-${body}` : body
}

/** 万元 with separators for reading: '12,345.6'. */
export function printWan(yuan: string): string {
  const [whole = '0', fraction] = wanOfYuan(yuan).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction ? `${grouped}.${fraction}` : grouped
}
