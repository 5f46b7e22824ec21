import { countOf, LINKS, type Network, slot } from './network.ts'

/** The links out of each activity: entries start[a] up to start[a + 1]; `to` the successor, `link` where the link stands in `Network.links`. */
export type Followers = { readonly start: Int32Array; readonly to: Int32Array; readonly link: Int32Array }

export function followersOf(net: Network): Followers {
  const n = countOf(net)
  const count = net.links.length / 2
  const start = new Int32Array(n + 1)
  for (let z = 0; z < net.links.length; z += 2) start[net.links[z]! + 1]!++
  for (let a = 0; a < n; a++) start[a + 1] = start[a + 1]! + start[a]!
  const next = start.slice()
  const to = new Int32Array(count)
  const link = new Int32Array(count)
  for (let a = 0; a < n; a++) {
    for (let z = slot(net, a, LINKS); z < slot(net, a + 1, LINKS); z += 2) {
      const k = next[net.links[z]!]!++
      to[k] = a
      link[k] = z
    }
  }
  return { start, to, link }
}
