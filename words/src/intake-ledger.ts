import type { Words } from './words.ts'

export const intakeLedger = {
  // Files that are refused
  'ledger.emptyFile': {
    zh: '文件是空的，请重新导出后再选一次。',
    en: 'The file is empty: export it again and choose it once more.',
  },
  'ledger.fileTooLarge': {
    zh: '文件超过{limitMegabytes}兆，请去掉图片和附件，只留台账后再导入。',
    en: 'The file is larger than {limitMegabytes} MB: leave out pictures and keep the ledger only.',
  },
  'ledger.brokenZip': {
    zh: '文件已损坏，打不开（{detail}）。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
    en: 'The file is damaged and does not open ({detail}). Open it in Excel, save it as .xlsx and import that.',
  },
  'ledger.brokenXls': {
    zh: '这个 .xls 文件打不开（{detail}）。请另存为 .xlsx 再导入。',
    en: 'This .xls file does not open ({detail}). Save it as .xlsx and import that.',
  },
  'ledger.brokenXml': {
    zh: '文件内部“{part}”有错，读不下去。请用 Excel 打开后另存为 .xlsx 再导入。',
    en: 'The part "{part}" inside the file is faulty. Open it in Excel, save it as .xlsx and import that.',
  },
  'ledger.zipBomb': {
    zh: '文件展开后异常巨大（{entries}个部件），疑似压缩炸弹，已拒绝。',
    en: 'The file would unpack to an abnormal size ({entries} parts): refused as a zip bomb.',
  },
  'ledger.forgedSize': {
    zh: '文件内部“{part}”的实际大小与所报大小不符，已拒绝。请用 Excel 另存一份再导入。',
    en: 'The part "{part}" is not of the size it declares: refused. Save a fresh copy in Excel and import that.',
  },
  'ledger.encrypted': {
    zh: '文件设了打开密码。请先取消密码，再导入。',
    en: 'The file is protected by a password: remove it, then import.',
  },
  'ledger.doctype': {
    zh: '文件内部“{part}”带有 DOCTYPE 声明，正常的表格不会有，已拒绝。',
    en: 'The part "{part}" carries a DOCTYPE, which no proper workbook has: refused.',
  },
  'ledger.notAWorkbook': {
    zh: '这是一个压缩包，但不是 Excel 工作簿。请选择 .xlsx、.xls 或 .csv 台账。',
    en: 'This is a zip file but not a workbook: choose an .xlsx, .xls or .csv ledger.',
  },
  'ledger.notALedger': {
    zh: '这不是表格文件。请选择 .xlsx、.xls 或 .csv 台账。',
    en: 'This is not a table: choose an .xlsx, .xls or .csv ledger.',
  },
  'ledger.webPage': {
    zh: '这个文件其实是网页，只是扩展名叫表格。请用 Excel 打开后另存为 .xlsx 再导入。',
    en: "This file is a web page under a table's name: open it in Excel, save it as .xlsx and import that.",
  },
  'ledger.unknownEncoding': {
    zh: '文本文件既不是 UTF-8 也不是 GB18030，认不出文字。请另存为“CSV UTF-8”再导入。',
    en: 'The text is neither UTF-8 nor GB18030: save it as "CSV UTF-8" and import that.',
  },
  'ledger.tooWide': {
    zh: '工作表“{sheet}”超过{limit}列，不像台账，已拒绝。请删去右侧多余的列。',
    en: 'Sheet "{sheet}" has more than {limit} columns, which no ledger has: delete the columns at the right.',
  },
  'ledger.tooLong': {
    zh: '工作表“{sheet}”超过{limit}行，已拒绝。请分成几份导入。',
    en: 'Sheet "{sheet}" has more than {limit} rows: import it in parts.',
  },
  'ledger.tooManyCells': {
    zh: '文件的单元格超过{limit}个，已拒绝。请分成几份导入。',
    en: 'The file has more than {limit} cells: import it in parts.',
  },
  'ledger.tooManySheets': {
    zh: '工作表超过{limit}张，已拒绝。请分成几份导入。',
    en: 'The file has more than {limit} sheets: import it in parts.',
  },
  'ledger.tooMuchText': {
    zh: '文件里的文字量异常巨大，已拒绝。',
    en: 'The file holds an abnormal amount of text: refused.',
  },
  'ledger.externalLink': {
    zh: '工作表“{sheet}”的 {cell} 单元格用公式引用了外部文件或程序，已拒绝。请把公式“粘贴为数值”后再导入。',
    en: 'Cell {cell} of sheet "{sheet}" reaches out to another file or program: refused. Paste the formula as a value and import again.',
  },
  'ledger.tookTooLong': {
    zh: '读取超过{seconds}秒仍未完成，已停止。请把台账分成几份再导入。',
    en: 'Reading took more than {seconds} seconds and was stopped: import the ledger in parts.',
  },
  'ledger.tookTooMuchMemory': {
    zh: '读取占用内存超过{megabytes}兆，已停止。请把台账分成几份再导入；若是 .xls，先另存为 .xlsx 再试。',
    en: 'Reading took more than {megabytes} MB of memory and was stopped: import the ledger in parts; save an .xls as .xlsx first.',
  },
  'ledger.readerStopped': {
    zh: '读取程序意外中止，没有写入任何数据。请用 Excel 另存为 .xlsx 再试。',
    en: 'The reader stopped unexpectedly; nothing was written. Save the file as .xlsx in Excel and try again.',
  },
  'ledger.cancelled': { zh: '已取消读取，没有写入任何数据。', en: 'Reading was cancelled; nothing was written.' },
  'ledger.nothingFound': {
    zh: '没有找到带“项目名称”的表头（看过的工作表：{sheets|list}）。请指定表头所在的行和各列的含义。',
    en: 'No header row that names projects was found (sheets looked at: {sheets|list}). Say which row holds the headers and what the columns mean.',
  },
  'ledger.templateForm': {
    zh: '样表必须是 .xlsx 文件。请把台账另存为 .xlsx 后用作样表。',
    en: 'The template must be an .xlsx file: save the ledger as .xlsx and use that.',
  },
  'ledger.notAFile': {
    zh: '“{file}”不是文件（多半是文件夹），请选其中的台账文件。',
    en: '"{file}" is no file (a folder, most likely): choose the ledger inside.',
  },
  'ledger.noSuchFile': { zh: '找不到文件“{file}”。', en: 'There is no file "{file}".' },
  'ledger.profileForm': {
    zh: '对照方案“{file}”的格式不对：{detail}。',
    en: 'The mapping profile "{file}" is not in the right form: {detail}.',
  },

  'ledger.wan': { zh: '{yuan|wan}', en: '{yuan|wan}' },

  // Matching with what is stored
  'ledger.askCodeTwice': {
    zh: '台账里有几行用同一个项目代码：是分期还是子项？',
    en: 'Several rows carry the same project code: phases or sub-items?',
  },
  'ledger.askNameChanged': {
    zh: '项目代码与已有项目“{stored}”相同，名称不同：是改名，还是另一个项目？',
    en: 'The project code is that of "{stored}", the name differs: renamed, or another project?',
  },
  'ledger.askCodeChanged': {
    zh: '名称与已有项目相同，项目代码或信用代码不同：是否同一个项目？',
    en: 'The name is that of a stored project, the codes differ: is it the same?',
  },
  'ledger.askSeveral': {
    zh: '与{count}个已有项目都对得上，请指定是哪一个。',
    en: 'It matches {count} stored projects: please say which.',
  },
  'ledger.askNameOnly': {
    zh: '只有名称对得上（没有代码可核对），请确认是否同一个项目。',
    en: 'Only the name matches (no code to check by): is it the same project?',
  },
  'ledger.askMergedName': {
    zh: '项目名称合并了几行：是一个打包项目的几个子项，还是分期？',
    en: 'The name is merged over several rows: sub-items of one package, or phases?',
  },
  'ledger.askPart': {
    zh: '看来是“{head}”的子项，台账没有写明：是子项，还是单独的项目？',
    en: 'It looks like a sub-item of "{head}", which the sheet does not say: a sub-item, or a project of its own?',
  },
  'ledger.askHeadFirst': {
    zh: '它所属的打包项目还没有确定，先答那一行，本行随之确定。',
    en: 'Its package is not settled yet: answer that row first, and this one follows.',
  },
  'ledger.askPackageWaits': {
    zh: '有子项还没有确定，答完后打包项目随之入库。',
    en: 'Some of its sub-items are not settled yet: when they are answered, the package goes in with them.',
  },
} satisfies Words
