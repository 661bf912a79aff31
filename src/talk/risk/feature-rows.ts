// The known features and their rows in the weights: half a million numbers, so they stand in order in an array: a map of them
// would take most of a second at the start.

export interface FeatureRows {
  get(feature: number): number | undefined
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** Weights of eight bits. */
export const weightsOf = (base64: string): Int8Array => new Int8Array(bytesOf(base64).buffer)

/** In order, each as its distance from the one before: seven bits a byte, the low ones first, an eighth bit where more follow. */
function inOrder(base64: string): Uint32Array {
  const bytes = bytesOf(base64)
  const features = new Uint32Array(bytes.filter(byte => byte < 128).length)
  let row = 0
  let feature = 0
  let place = 1
  for (const byte of bytes) {
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
export function rowsOf(base64: string): FeatureRows {
  const features = inOrder(base64)
  return {
    get: feature => {
      let from = 0
      let to = features.length
      while (from < to) {
        const middle = (from + to) >>> 1
        if ((features[middle] ?? 0) < feature) from = middle + 1
        else to = middle
      }
      return features[from] === feature ? from : undefined
    },
  }
}
