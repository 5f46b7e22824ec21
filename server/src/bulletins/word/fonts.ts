/** Fonts by the names offices have them under; DOCX is the master, so nothing is embedded. */
export const FONT = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  number: '宋体',
} as const

/** What to take where a font is not installed, best first. */
const FALLBACKS: { readonly [name: string]: readonly string[] } = {
  [FONT.title]: ['方正小标宋_GBK', '华文中宋', 'STZhongsong', 'SimSun', 'Noto Serif CJK SC'],
  [FONT.body]: ['仿宋', 'FangSong', 'STFangsong', 'Noto Serif CJK SC'],
  [FONT.heading]: ['SimHei', 'Noto Sans CJK SC'],
  [FONT.subheading]: ['楷体', 'KaiTi', 'STKaiti', 'Noto Serif CJK SC'],
  [FONT.number]: ['SimSun', 'Noto Serif CJK SC'],
}

/** Both halves of a text in one font: GB/T 9704 sets digits in the font of the text, and quotes must not turn Latin. */
export const fontOf = (name: string) => ({
  ascii: name,
  hAnsi: name,
  eastAsia: name,
  hint: 'eastAsia',
})

/** word/fontTable.xml with the fallbacks named; charset 86 is GB2312. */
export function fontTableXml(): string {
  const fonts = Object.entries(FALLBACKS).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
}
