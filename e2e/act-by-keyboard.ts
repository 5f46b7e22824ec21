import type { Page } from 'playwright-core'

export type Form = ReturnType<Page['locator']>
/** Presses the button of an act, fills its form at the side, and hands it in by the keyboard; the side has closed when the server has it. */
export async function act(page: Page, name: string, fill?: (form: Form) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().press('Enter')
  const form = page.getByRole('dialog')
  await form.waitFor()
  await fill?.(form)
  await form.locator('textarea, input').first().press('Control+Enter')
  await form.waitFor({ state: 'hidden' })
}

/** Waits until what the page is about has come to a state of its way. */
export const stands = (page: Page, state: string) =>
  page.locator('.card-way [aria-current="step"]').getByText(state, { exact: true }).waitFor()
