/** The tracks heard at once, as long as the longest; what is too loud is clipped. */
export function mix(tracks: readonly Int16Array[]): Int16Array<ArrayBuffer> {
  const mixed = new Int16Array(Math.max(0, ...tracks.map((track) => track.length)))
  for (let n = 0; n < mixed.length; n++) {
    let sum = 0
    for (const track of tracks) sum += track[n] ?? 0
    mixed[n] = Math.max(-32_768, Math.min(32_767, sum))
  }
  return mixed
}
