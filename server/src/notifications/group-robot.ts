import { say } from '@guatu/words/say'
import type { RobotKind } from '../platform/config.ts'

/** The body each kind of group robot takes for a plain text. */
const bodies: Readonly<Record<RobotKind, (text: string) => object>> = {
  generic: (text) => ({ text }),
  wecom: (content) => ({ msgtype: 'text', text: { content } }),
  dingtalk: (content) => ({ msgtype: 'text', text: { content } }),
  feishu: (text) => ({ msg_type: 'text', content: { text } }),
}

const TIMEOUT_MS = 10_000

/**
 * Posts "you have N items" to a group robot, never what they are: a group chat lies outside the office.
 * @throws with how it went; the address, which is the robot's secret, is not in the message.
 */
export async function tellGroup(url: string, robot: RobotKind, items: number): Promise<void> {
  const text = say({ code: 'notifications.itemsWaiting', params: { items } })
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(bodies[robot](text)),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: Error) => {
    const cause = (error.cause as { code?: string } | undefined)?.code
    throw new Error(cause ?? error.name)
  })
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  // The robots answer 200 also when they refuse; WeCom and DingTalk say so in errcode, Feishu in code.
  const said = (await answer.json().catch(() => ({}))) as { errcode?: number; code?: number }
  const refused = robot === 'generic' ? 0 : (said.errcode ?? said.code ?? 0)
  if (refused !== 0) throw new Error(`${robot} ${refused}`)
}
