import type { ThemeConfig } from 'antd'
import { accent, neutral } from '../theme/tokens.ts'

/** Ink green and neutrals only: what antd would paint red, yellow or blue is dark neutral with icon and text. */
export const antdTheme: ThemeConfig = {
  token: {
    colorPrimary: accent.base,
    colorInfo: accent.base,
    colorSuccess: accent.base,
    colorLink: accent.base,
    colorError: neutral.n800,
    colorWarning: neutral.n700,
    colorText: neutral.n900,
    colorTextSecondary: neutral.n600,
    colorTextTertiary: neutral.n500,
    // antd's own is too pale to be read on paper white (4.5:1).
    colorTextPlaceholder: neutral.n500,
    colorBorder: neutral.n300,
    colorBorderSecondary: neutral.n200,
    colorBgLayout: neutral.n50,
    fontFamily: 'var(--font)',
    fontSize: 14,
    borderRadius: 4,
    controlHeight: 32,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none' },
    Table: {
      headerBg: neutral.n50,
      headerColor: neutral.n700,
      headerSplitColor: 'transparent',
      rowHoverBg: accent.wash,
      cellPaddingBlockSM: 6,
      cellPaddingInlineSM: 8,
    },
    Tabs: { horizontalItemPadding: '8px 0' },
  },
}

/** What a thumb can hit. Inside tables and forms alike: antd takes the height of its small controls from a token of its own. */
const thumb = { controlHeight: 44, controlHeightSM: 44 }

export const antdThemeOnPhone: ThemeConfig = {
  ...antdTheme,
  token: { ...antdTheme.token, ...thumb },
  components: { ...antdTheme.components, Tabs: { horizontalItemPadding: '11px 0' } },
}
