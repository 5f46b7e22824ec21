import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, phone, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('a week reported on a phone', () => {
  it('is kept when there is no network, survives closing the page, and is sent when the network is back', async () => {
    const liaison = await visit(browser, inject('guatu'), phone)
    const { page, context } = liaison
    await liaison.signIn('联络员')
    await liaison.go('report.html')
    const row = page.locator('button.row').first()
    const name = await row.locator('.row-name').innerText()
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    await row.tap()
    await page.getByLabel('形象进度').fill('78')
    await page.getByLabel('本期进展').fill('无网络时填写：设备基础浇筑完成。')
    await context.setOffline(true)
    await page.getByRole('button', { name: '提交', exact: true }).tap()
    await page.getByRole('heading', { name: '已存入待发送' }).waitFor()

    // The page is closed in the lift, and opened again on the site: still no network.
    await page.reload()
    await page.getByText('当前无网络').waitFor()
    await page
      .getByRole('button', { name: '返回清单' })
      .or(page.getByRole('button', { name: '返回' }))
      .first()
      .tap()
    await page.getByText('待发送 1 份').waitFor()

    await context.setOffline(false)
    await page.locator('button.row', { hasText: name }).getByText('已报').waitFor()
    const { rows } = (await (
      await context.request.get(`${liaison.address}api/projects?q=${encodeURIComponent(name)}`)
    ).json()) as {
      rows: { id: string }[]
    }
    const form = (await (
      await context.request.get(`${liaison.address}api/projects/${rows[0]!.id}/report-form`)
    ).json()) as {
      current: { progress: string; physicalPercent: string } | null
    }
    expect(form.current).toMatchObject({ physicalPercent: '78.0', progress: '无网络时填写：设备基础浇筑完成。' })
    await liaison.leave()
  })
})
