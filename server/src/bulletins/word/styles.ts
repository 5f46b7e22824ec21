import { FONT } from './fonts.ts'
import { PITCH, SIZE } from './page-gb9704.ts'

const off = (name: string): string => `<w:${name} w:val="0"/>`

/**
 * word/styles.xml, written whole because the library has no word for half of it. The base paragraph stands on exact
 * lines of 578 twips and leaves nothing to the program: no widow control (it would drop the 22nd line), no punctuation
 * hanging out of the type area, no gaps between Chinese and digits, no snapping of large or small type to the grid
 * (it would give a title line two lines). Digits are not Chinese text: as such they would be broken between two lines,
 * which the standard forbids for numbers and years.
 */
export function stylesXml(): string {
  const font = FONT.body
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    '<w:docDefaults><w:rPrDefault><w:rPr>',
    `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="Times New Roman" w:hint="eastAsia"/>`,
    `<w:sz w:val="${SIZE.three}"/><w:szCs w:val="${SIZE.three}"/>`,
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>',
    '</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>',
    off('widowControl'),
    ...['overflowPunct', 'autoSpaceDE', 'autoSpaceDN', 'adjustRightInd', 'snapToGrid'].map(off),
    `<w:spacing w:before="0" w:after="0" w:line="${PITCH}" w:lineRule="exact"/>`,
    '</w:pPr></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>',
    '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>',
    ...['top', 'left', 'bottom', 'right'].map((side) => `<w:${side} w:w="0" w:type="dxa"/>`),
    '</w:tblCellMar></w:tblPr></w:style></w:styles>',
  ].join('')
}
