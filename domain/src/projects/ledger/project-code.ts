/**
 * Project code of the approval platform: `YYMM-RRRRRR-CC-TT-NNNNNN` (month checked) or the older `YYYY-…`.
 * The method of its check digit is not public and regions are retired: only the form is looked at.
 */
export function hasProjectCodeForm(text: string): boolean {
  const m = /^(\d{4})-\d{6}-\d{2}-\d{2}-\d{6}$/.exec(text)
  if (!m) return false
  if (/^20[01]\d$|^2020$/.test(m[1]!)) return true
  const month = Number(m[1]!.slice(2))
  return month >= 1 && month <= 12
}
