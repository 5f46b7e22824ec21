const FORM = /^[\p{Script=Han}A-Z]{1,8}（\d{4}）\d{1,6}号$/u

/**
 * A map approval number 审图号 as printed, e.g. GS（2024）0650号 or 鲁S（2023）012号; half-width brackets, blanks and a
 * leading "审图号：" are mended. Null when it has not that form. Only the issuing department can say whether it is true.
 */
export function readApprovalNumber(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^审图号:?/, '')
    .toUpperCase()
    .replace('(', '（')
    .replace(')', '）')
  return FORM.test(plain) ? plain : null
}
