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
    zh: '读取占用内存超过{megabytes}兆，已停止。请把台账分成几份再导入。',
    en: 'Reading took more than {megabytes} MB of memory and was stopped: import the ledger in parts.',
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
  'ledger.noSuchFile': { zh: '找不到文件“{file}”。', en: 'There is no file "{file}".' },
  'ledger.profileForm': {
    zh: '对照方案“{file}”的格式不对：{detail}。',
    en: 'The mapping profile "{file}" is not in the right form: {detail}.',
  },

  'ledger.wan': { zh: '{yuan|wan}', en: '{yuan|wan}' },

  // Sheets and columns
  'ledger.noHeader': {
    zh: '工作表“{sheet}”里没有找到表头，未读取。',
    en: 'No header row was found in sheet "{sheet}": not read.',
  },
  'ledger.hiddenSheet': {
    zh: '工作表“{sheet}”是隐藏的，未读取。要读取请先取消隐藏。',
    en: 'Sheet "{sheet}" is hidden and was not read: unhide it to have it read.',
  },
  'ledger.hiddenColumn': {
    zh: '这一列在表里是隐藏的，照样读取了，请核对。',
    en: 'This column is hidden in the sheet; it was read all the same: please check.',
  },
  'ledger.hiddenRow': {
    zh: '这一行在表里是隐藏的，是否要算进来？',
    en: 'This row is hidden in the sheet: should it count?',
  },
  'ledger.strayRow': {
    zh: '这一行没有项目名称，也不像小计或说明，未读取。',
    en: 'This row names no project and is no subtotal or note: not read.',
  },
  'ledger.headerGuessed': {
    zh: '表头“{header}”的含义是推测的，请确认这一列。',
    en: 'What the header "{header}" means was inferred: please confirm this column.',
  },
  'ledger.twoColumns': {
    zh: '另有一列也像是这一项，请确认该用“{header}”这一列。',
    en: 'Another column looks like this field too: please confirm that "{header}" is the one.',
  },
  'ledger.twoColumnsForField': {
    zh: '“{first}”和“{second}”都像是同一项，先用了前者，请确认。',
    en: '"{first}" and "{second}" look like the same field; the first was taken: please confirm.',
  },
  'ledger.columnNotTaken': {
    zh: '“{header}”这一列没有认出用途，原样保留，请指定含义。',
    en: 'What the column "{header}" means was not recognised; it is kept as it stands: please say.',
  },
  'ledger.secondTable': {
    zh: '从这一行起是另一张表（表头不同），后面的内容没有读取，请拆成单独的工作表。',
    en: 'Another table with other headers begins at this row; what follows was not read: put it on a sheet of its own.',
  },
  'ledger.noKinds': {
    zh: '工作表“{sheet}”没有写明续建、新建还是储备，请指定年度分类。',
    en: 'Sheet "{sheet}" does not say carried-over, new or reserve: please choose the year class.',
  },
  'ledger.asOfMissing': {
    zh: '标题、表头和文件名都没有写截止日期，请填写数据截至哪一天。',
    en: 'Neither title, headers nor file name says the as-of date: please enter it.',
  },
  'ledger.asOfWithoutYear': {
    zh: '“{sheet}”写了截止日期，但没有年份，请补全。',
    en: '"{sheet}" says an as-of date without its year: please complete it.',
  },
  'ledger.asOfDiffers': {
    zh: '截止日期不一致：{dates|list}，请确认以哪个为准。',
    en: 'The as-of dates differ: {dates|list}. Which one holds?',
  },

  // Money
  'ledger.unitUnknown': {
    zh: '没有写明金额单位，“{raw}”是元、万元还是亿元？',
    en: 'No unit of money is given: is "{raw}" in yuan, 万元 or 亿元?',
  },
  'ledger.notANumber': { zh: '“{raw}”不是金额。', en: '"{raw}" is not an amount.' },
  'ledger.lettersInNumber': {
    zh: '“{raw}”里混有字母，是否把 0 写成了 O、1 写成了 l？',
    en: '"{raw}" has letters in it: was 0 typed as O, or 1 as l?',
  },
  'ledger.oddComma': {
    zh: '“{raw}”的千分位逗号位置不对，请核对。',
    en: 'The comma in "{raw}" is not at a thousand: please check.',
  },
  'ledger.rangeOfNumbers': { zh: '“{raw}”是一个区间，请填一个数。', en: '"{raw}" is a range: please give one figure.' },
  'ledger.approximate': {
    zh: '“{raw}”是约数，先按所写的数读取，请确认。',
    en: '"{raw}" is approximate; the figure as written was taken: please confirm.',
  },
  'ledger.negative': {
    zh: '“{raw}”是负数，是核减还是多写了负号？',
    en: '"{raw}" is negative: a reduction, or a slip?',
  },
  'ledger.tooLarge': {
    zh: '“{raw}”大得不可能，请核对单位。',
    en: '"{raw}" is impossibly large: please check the unit.',
  },
  'ledger.percentAsMoney': {
    zh: '“{raw}”显示为百分比，不是金额。',
    en: '"{raw}" is shown as a percentage, not an amount.',
  },
  'ledger.mergedMoney': {
    zh: '这个金额是几行合并的，只记在第一行，请确认各行怎么分。',
    en: 'This amount is merged over several rows and was put on the first: please say how it divides.',
  },
  'ledger.planOverTotal': {
    zh: '年度计划{plan|wan}万元超过总投资{total|wan}万元，请核对单位。',
    en: "The year's plan ({plan|wan} 万元) exceeds the total ({total|wan} 万元): please check the units.",
  },
  'ledger.doneOverTotal': {
    zh: '累计完成{done|wan}万元超过总投资{total|wan}万元，请核对。',
    en: 'Completed ({done|wan} 万元) exceeds the total ({total|wan} 万元): please check.',
  },
  'ledger.doneFarOverPlan': {
    zh: '完成投资{done|wan}万元是年度计划{plan|wan}万元的五倍以上，请核对。',
    en: "Completed ({done|wan} 万元) is more than five times the year's plan ({plan|wan} 万元): please check.",
  },
  'ledger.scale': {
    zh: '{value|wan}万元与同列其他项目（一般在{usual|wan}万元上下）相差千倍以上，是否单位写错？',
    en: '{value|wan} 万元 is a thousand times off the rest of its column (around {usual|wan} 万元): a wrong unit?',
  },
  'ledger.sumDiffers': {
    zh: '“{line}”写的是{said|wan}万元，{rows}行相加是{found|wan}万元，相差{difference|wan}万元。',
    en: '"{line}" says {said|wan} 万元, its {rows} rows add up to {found|wan} 万元: {difference|wan} 万元 apart.',
  },
  'ledger.sumRounded': {
    zh: '“{line}”写的是{said|wan}万元，{rows}行相加是{found|wan}万元，可能是四舍五入所致。',
    en: '"{line}" says {said|wan} 万元, its {rows} rows add up to {found|wan} 万元: probably rounding.',
  },
  'ledger.countDiffers': {
    zh: '“{line}”写的是{said}个，实际有{found}行。',
    en: '"{line}" says {said} projects, there are {found} rows.',
  },
  'ledger.rateDiffers': {
    zh: '表里的完成率{said}与完成投资÷年度计划算出的{computed}不一致。',
    en: 'The printed completion rate {said} differs from done ÷ plan = {computed}.',
  },

  // Dates
  'ledger.notADate': { zh: '“{raw}”不是日期。', en: '"{raw}" is not a date.' },
  'ledger.noSuchDate': { zh: '“{raw}”这一天不存在。', en: 'There is no such date as "{raw}".' },
  'ledger.yearMissing': {
    zh: '“{raw}”没有年份，表里也看不出是哪一年。',
    en: '"{raw}" has no year, and the sheet does not tell which.',
  },
  'ledger.yearAssumed': {
    zh: '“{raw}”没有年份，按{date|date}读取，请确认。',
    en: '"{raw}" has no year; it was read as {date|date}: please confirm.',
  },
  'ledger.shortYear': {
    zh: '“{raw}”的年份只有两位，按{date|date}读取，请确认。',
    en: 'The year in "{raw}" has two digits; it was read as {date|date}: please confirm.',
  },
  'ledger.serialAsText': {
    zh: '“{raw}”像是日期变成了序列数，按{date|date}读取，请确认。',
    en: '"{raw}" looks like a date\'s serial number; it was read as {date|date}: please confirm.',
  },
  'ledger.januaryOrOctober': {
    zh: '“{raw}”是1月，还是10月丢了末尾的0？',
    en: 'Is "{raw}" January, or an October that lost its zero?',
  },
  'ledger.dateEarlyMonth': {
    zh: '“{raw}”说得不确切，按{date|date}（上旬末）读取，请确认。',
    en: '"{raw}" is vague; it was read as {date|date}, the end of the first ten days: please confirm.',
  },
  'ledger.dateMidYear': {
    zh: '“{raw}”说得不确切，按{date|date}读取，请确认。',
    en: '"{raw}" is vague; it was read as {date|date}: please confirm.',
  },
  'ledger.dateVague': {
    zh: '“{raw}”是约期，按{date|date}读取，请确认。',
    en: '"{raw}" is approximate; it was read as {date|date}: please confirm.',
  },
  'ledger.dayOrMonth': {
    zh: '“{raw}”分不清哪个是月、哪个是日。',
    en: 'In "{raw}" day and month cannot be told apart.',
  },
  'ledger.notARange': { zh: '“{raw}”看不出开工和竣工两个时间。', en: '"{raw}" does not show a start and a finish.' },
  'ledger.stateNotDate': {
    zh: '“{raw}”是状态，不是日期，请补日期。',
    en: '"{raw}" is a state, not a date: please give the date.',
  },
  'ledger.startAfterFinish': {
    zh: '开工{start|date}晚于竣工{finish|date}，请核对。',
    en: 'Start ({start|date}) is after finish ({finish|date}): please check.',
  },
  'ledger.dateFarOff': { zh: '{date|date}离现在太远，请核对。', en: '{date|date} is far off: please check.' },

  // Other cells
  'ledger.formulaWithoutResult': {
    zh: '公式没有保存结果。请用 Excel 打开、保存一次再导入。',
    en: 'The formula has no stored result: open and save the file in Excel, then import again.',
  },
  'ledger.formulaError': { zh: '公式出错（{raw}）。', en: 'The formula is in error ({raw}).' },
  'ledger.cellError': { zh: '单元格出错（{raw}）。', en: 'The cell is in error ({raw}).' },
  'ledger.creditCodeForm': {
    zh: '“{raw}”不是18位统一社会信用代码。',
    en: '"{raw}" is not a credit code of 18 characters.',
  },
  'ledger.creditCodeCheck': {
    zh: '“{raw}”的校验位不对，至少有一位写错了。',
    en: 'The check character of "{raw}" is wrong: at least one character is mistyped.',
  },
  'ledger.projectCodeForm': {
    zh: '“{raw}”不是项目代码的格式（如 2503-370499-04-01-123456）。',
    en: '"{raw}" is not in the form of a project code (such as 2503-370499-04-01-123456).',
  },
  'ledger.kindNotUnderstood': {
    zh: '“{raw}”看不出是续建、新建、竣工、储备还是前期。',
    en: '"{raw}" does not say carried-over, new, finishing, reserve or preliminary.',
  },
  'ledger.kindAmbiguous': {
    zh: '所在小节同时写了{kinds|list}，看不出这个项目属于哪一类。',
    en: 'The heading names {kinds|list} together: which one is this project?',
  },
  'ledger.kindConflict': {
    zh: '本行写的是{cell}，所在小节是{heading}，以哪个为准？',
    en: 'The row says {cell}, its heading {heading}: which one holds?',
  },
  'ledger.mergedName': {
    zh: '“{name}”的名称合并了几行：是分期，还是子项？',
    en: 'The name "{name}" is merged over several rows: phases or sub-items?',
  },
  'ledger.nameTwice': {
    zh: '“{value}”出现在第{rows|list}行：是分期、子项，还是重复？',
    en: '"{value}" stands on rows {rows|list}: phases, sub-items, or a repetition?',
  },
  'ledger.codeTwice': {
    zh: '项目代码{value}出现在第{rows|list}行：是分期还是子项？',
    en: 'Project code {value} stands on rows {rows|list}: phases or sub-items?',
  },
  'ledger.severalProblems': {
    zh: '一格里写了几个问题，请拆开，每个问题一行。',
    en: 'Several problems stand in one cell: please take them apart.',
  },
  'ledger.dateInProblem': {
    zh: '问题里提到了时间，但看不出是不是解决时限，请确认。',
    en: 'The problem mentions a time that may be its due date: please confirm.',
  },
  'ledger.problemWithoutText': {
    zh: '写了要素类别或解决时限，却没有写问题。',
    en: 'A factor or due date is given without a problem.',
  },

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
} satisfies Words
