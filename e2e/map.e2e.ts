import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, type Visitor, visit } from './visitor.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const approvalNumber = '示例S（2026）000号'

/** A district that exists nowhere: its townships as squares of a chequered board. */
function inventedBoundary(regions: readonly { code: string; name: string }[]): Buffer {
  const features = regions.map(({ code, name }, i) => {
    const [west, south] = [117.1 + (i % 4) * 0.1, 34.8 + Math.floor(i / 4) * 0.1]
    const ring = [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ]
    return {
      type: 'Feature',
      properties: { XZQDM: code, XZQMC: name },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }
  })
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
}

type Trees = { regions: { code: string; name: string; level: number }[] }
type Row = { id: string; name: string; region: string | null }
const json = async <T>(visitor: Visitor, path: string): Promise<T> =>
  (await (await visitor.context.request.get(new URL(path, visitor.address).href)).json()) as T

/** Where a project's point is drawn on the page; waits until it is. */
async function pointOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  await page.waitForFunction((wanted) => {
    const host = document.querySelector<HTMLElement>('.wall-map [data-testid="map"]')
    return host?.dataset.points?.includes(wanted) ?? false
  }, id)
  return page.locator('.wall-map [data-testid="map"]').evaluate((host, wanted) => {
    const points = JSON.parse((host as HTMLElement).dataset.points!) as [string, number, number][]
    const [, x, y] = points.find(([one]) => one === wanted)!
    const box = host.getBoundingClientRect()
    return { x: box.left + x, y: box.top + y }
  }, id)
}

describe('the map beside the chart', () => {
  it('comes from an imported boundary, shows where a project stands, opens its evidence and filters by place', async () => {
    const office = await visit(browser, inject('guatu'))
    const { page } = office
    await office.signIn('项目办')
    const { regions } = await json<Trees>(office, 'api/organization/trees')
    const townships = regions.filter((r) => r.level === 4)
    const { rows } = await json<{ rows: Row[] }>(office, 'api/projects?limit=200')
    const { positions } = await json<{ positions: { projectId: string }[] }>(office, 'api/wall/map')
    const unplaced = rows.filter((r) => !positions.some((p) => p.projectId === r.id))
    const town = townships.find((t) => unplaced.some((r) => r.region === t.name))!
    const project = unplaced.find((r) => r.region === town.name)!

    await office.go('wall?map=1')
    await page.getByRole('heading', { name: '还没有导入边界' }).waitFor()
    await page.getByRole('link', { name: '去导入边界' }).click()
    await page.getByRole('button', { name: '导入边界' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.locator('input[type="file"]').setInputFiles({
      name: '虚构.geojson',
      mimeType: 'application/geo+json',
      buffer: inventedBoundary(townships),
    })
    await drawer.getByText(`虚构.geojson，${townships.length} 个区域`).waitFor()
    await drawer.getByLabel('图名').fill('虚构区划')
    await drawer.getByLabel('审图号').fill(`审图号：${approvalNumber}`)
    await drawer.getByRole('button', { name: '提交' }).click()
    await page.getByRole('cell', { name: approvalNumber }).waitFor()
    expect(await page.getByRole('cell', { name: `${townships.length} / ${townships.length} 个` }).count()).toBe(1)

    await office.go(`projects/${project.id}`)
    await page.getByRole('button', { name: '设置位置' }).click()
    const at = page.getByRole('dialog')
    await at.locator('.map-picker [data-points]').waitFor()
    const picker = (await at.locator('.map-canvas').boundingBox())!
    await page.mouse.click(picker.x + picker.width / 2, picker.y + picker.height / 2)
    await expect.poll(() => at.getByLabel('经度').inputValue()).toMatch(/^117\.\d{6}$/)
    await at.getByRole('button', { name: '提交' }).click()
    await page.getByText('图上点选').waitFor()

    await office.go('wall')
    await page.getByRole('button', { name: '地图', exact: true }).click()
    await page.waitForURL(/map=1/)
    await page.getByText(`审图号：${approvalNumber}`).waitFor()
    const point = await pointOf(page, project.id)
    await page.mouse.click(point.x, point.y)
    await page.locator('.light-drawer h2').filter({ hasText: project.name }).waitFor()

    const { violations } = await new AxeBuilder({ page }).include('.wall').withTags(['wcag2a', 'wcag2aa']).analyze()
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([])

    const inTown = rows.filter((r) => r.region === town.name).length
    await page.locator('.wall-map-places').getByRole('button', { name: town.name }).press('Enter')
    await page.waitForURL(new RegExp(`region=${town.code}`))
    await page.getByText(`${inTown} / ${rows.length} 个项目`).waitFor()
    await page.reload()
    await page.getByText(`${inTown} / ${rows.length} 个项目`).waitFor()
    await page.getByRole('button', { name: `在${town.name}` }).click()
    await page.getByText(`共 ${rows.length} 个项目`).waitFor()

    await page.locator('summary', { hasText: '打印' }).click()
    await page.getByRole('button', { name: 'A3' }).click()
    await page.getByText('重大项目分布图').last().waitFor()
    expect(await page.locator('.sheets > div > svg').last().textContent()).toContain(`审图号：${approvalNumber}`)
    await takeAway(office, project.id)
    await office.leave()
  })
})

/** Leaves what other journeys count on as it was. */
async function takeAway(visitor: Visitor, projectId: string): Promise<void> {
  const send = (method: 'POST' | 'PUT', path: string, data: object) =>
    visitor.context.request.fetch(new URL(path, visitor.address).href, { method, data })
  const [boundary] = await json<{ id: string; version: number }[]>(visitor, 'api/regions/boundaries')
  const withdrawn = await send('POST', `api/regions/boundaries/${boundary!.id}/withdrawal`, {
    expectedVersion: boundary!.version,
    reason: '演练结束',
  })
  expect(withdrawn.status()).toBe(200)
  const gone = await send('PUT', `api/projects/${projectId}/position`, {
    ...{ expectedVersion: 1, position: null, source: 'typed', reason: '' },
  })
  expect(gone.status()).toBe(200)
}
