import { keysOf } from './place-key.ts'
import type { Token } from './tokens.ts'

const AFTER =
  keysOf(`में मे me mein par pe पर पे side साइड साइट तरफ taraf area एरिया ilaka ilake इलाका इलाके mohalla मोहल्ले वाला
  वाले वाली wala wale wali city सिटी sheher shahar शहर gaon गांव andar अंदर aaspaas आसपास के ke locality region`)
const AFTER_KE = keysOf(
  'paas pas पास andar अंदर aaspaas आसपास taraf तरफ nazdeek नजदीक najdik kareeb करीब side साइड bagal aas आस ilake area',
)
const BEFORE = keysOf(
  'in at near around location locality area within inside towards nearby lokeshan लोकेशन इन नियर',
)
const PARTICLES = keysOf('hi ही bhi भी to तो')
const KE = keysOf('ke के ki की')

/** True when the words beside tokens `from` (inclusive) to `to` (exclusive) say that a place stands there. */
export function hasLocativeCue(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens[from - 1]
  if (before && BEFORE.has(before.key)) return true
  const next = PARTICLES.has(tokens[to]?.key ?? '') ? to + 1 : to
  const after = tokens[next]
  if (!after) return false
  if (KE.has(after.key)) return AFTER_KE.has(tokens[next + 1]?.key ?? '')
  return AFTER.has(after.key)
}
