import type { Words } from './words.ts'

/** What is asked about a sheet, a column or a cell of a ledger. */
export const intakeLedgerDoubts = {
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
  'ledger.nameMissing': {
    zh: '这一行有项目的数据，却没有项目名称。',
    en: 'This row holds what only a project has, but no name.',
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
  'ledger.furtherTable': {
    zh: '从这一行起是同一工作表里的另一张表，已按它自己的表头读取，请核对。',
    en: 'Another table of the same sheet begins at this row; it was read by its own headers: please check.',
  },
  'ledger.perhapsNoProject': {
    zh: '“{name}”这一行只有名称（或只有金额），是项目，还是说明、小计？',
    en: 'The row "{name}" holds a name (and amounts) alone: is it a project, or a note or a sum?',
  },
  'ledger.sameAs': {
    zh: '“{raw}”按相邻单元格读作“{value}”，请核对。',
    en: '"{raw}" was read as its neighbour says, "{value}": please check.',
  },
  'ledger.mergedAcross': {
    zh: '“{raw}”是横向合并的单元格，是否也说的是这一列？',
    en: '"{raw}" stands in a cell merged across columns: does it speak of this column too?',
  },
  'ledger.mergedMoneyTop': {
    zh: '“{raw}”是几行合并的金额，记在了第一行，请核对各行各是多少。',
    en: '"{raw}" is one amount for several rows; it was put on the first: please say what is whose.',
  },
  'ledger.dateAsMoney': {
    zh: '金额列里是一个日期（{raw}）。',
    en: 'A date stands in a column of amounts ({raw}).',
  },
  'ledger.shownOtherwise': {
    zh: '单元格格式“{format}”显示的数与存的数（{raw}）单位不同，请核对金额。',
    en: 'The format "{format}" shows another unit than the number below it ({raw}) or its column: please check the amount.',
  },
  'ledger.dateOfOtherEnd': {
    zh: '“{raw}”说的像是另一端（开工或竣工）的时间，请核对。',
    en: '"{raw}" seems to speak of the other end (start or finish): please check.',
  },
  'ledger.unitDiffers': {
    zh: '“{header}”这一列，对照方案里的金额单位与表里写的不同，按方案读取，请核对。',
    en: 'For "{header}" the mapping profile has another unit than the sheet; it was read by the profile: please check.',
  },
  'ledger.kindLoose': {
    zh: '“{raw}”说的是建设状态，没有说今年是续建、新建还是竣工，先按“{kind}”，请确认。',
    en: '"{raw}" says how far it is, not its class of the year; taken as {kind}: please confirm.',
  },
  'ledger.kindMissing': {
    zh: '这一行没有写明年度分类（续建、新建、储备……），而其他行有。',
    en: 'This row has no year class (carried over, new, reserve …), though others have.',
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
  'ledger.packageGuessed': {
    zh: '编号“{mark}”看来是“{head}”的子项，但上下金额对不上或没有写明打包：请确认。',
    en: 'The mark "{mark}" makes it look like a sub-item of "{head}", but neither words nor sums say so: please confirm.',
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
  'ledger.longProblem': {
    zh: '问题写了{length}个字，没有从中找要素和时限，请摘要填写。',
    en: 'The problem has {length} characters; no factor or date was looked for in it: please shorten.',
  },
  'ledger.dateInProblem': {
    zh: '问题里提到了时间，但看不出是不是解决时限，请确认。',
    en: 'The problem mentions a time that may be its due date: please confirm.',
  },
  'ledger.problemWithoutText': {
    zh: '写了要素类别或解决时限，却没有写问题。',
    en: 'A factor or due date is given without a problem.',
  },
} satisfies Words
