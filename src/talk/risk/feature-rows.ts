// The known features and their rows in what was learnt: half a million numbers, so they stand in order in an array: a map of
// them would take most of a second at the start.

export interface FeatureRows {
  readonly count: number
  get(feature: number): number | undefined
}

/** In order, each as its distance from the one before: seven bits a byte, the low ones first, an eighth bit where more follow. */
function inOrder(bytes: Uint8Array): Uint32Array {
  // By place: an iterator or a call for each byte takes thrice the time, and there are more than a million.
  let count = 0
  for (let at = 0; at < bytes.length; at += 1) count += (bytes[at] ?? 0) < 128 ? 1 : 0
  const features = new Uint32Array(count)
  let row = 0
  let feature = 0
  let place = 1
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    feature += (byte & 127) * place
    place *= 128
    if (byte > 127) continue
    features[row] = feature
    row += 1
    place = 1
  }
  return features
}

/** Where each known feature stands. */
export function rowsOf(bytes: Uint8Array): FeatureRows {
  const features = inOrder(bytes)
  // Features are hashes and lie evenly: where those begin that share the upper half of their bits.
  const begins = new Uint32Array(0x10001)
  for (const feature of features) begins[(feature >>> 16) + 1] = (begins[(feature >>> 16) + 1] ?? 0) + 1
  for (let upper = 0; upper < 0x10000; upper += 1) begins[upper + 1] = (begins[upper + 1] ?? 0) + (begins[upper] ?? 0)
  return {
    count: features.length,
    get: feature => {
      const upper = feature >>> 16
      for (let row = begins[upper] ?? 0; row < (begins[upper + 1] ?? 0); row += 1) {
        if (features[row] === feature) return row
      }
      return undefined
    },
  }
}

/** Numbers of four bits for some of the features, `width` of them each, a number times `step`. */
export interface Table {
  readonly width: number
  readonly step: number
  /** Where the numbers of a feature's row begin; `-1` where it has none. */
  readonly begins: Int32Array
  /** Two to a byte, the first in the low half, each eight more than it means. */
  readonly nibbles: Uint8Array
}

/** `marks` has a bit for every row, the low ones first: whether it has numbers. */
export function tableOf(count: number, marks: Uint8Array, width: number, step: number, nibbles: Uint8Array): Table {
  const begins = new Int32Array(count).fill(-1)
  let next = 0
  for (let row = 0; row < count; row += 1) {
    if ((((marks[row >> 3] ?? 0) >> (row & 7)) & 1) === 0) continue
    begins[row] = next
    next += width
  }
  return { width, step, begins, nibbles }
}

/** Adds a feature's numbers, `loud` times, to those of the others. */
export function addNumbers({ width, step, begins, nibbles }: Table, row: number, loud: number, to: Float64Array): void {
  const begin = begins[row] ?? -1
  if (begin < 0) return
  const factor = loud * step
  for (let at = 0; at < width; at += 1) {
    const place = begin + at
    const number = (((nibbles[place >> 1] ?? 0) >> ((place & 1) * 4)) & 15) - 8
    to[at] = (to[at] ?? 0) + number * factor
  }
}
