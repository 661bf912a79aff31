// Names that stand twice in one object of a JSON text. `JSON.parse` keeps the last and tells nobody: a wage told twice is no wage.

const [brace, braceEnd, bracket, bracketEnd, comma, colon, quote] = [...'{}[],:"'].map(mark => mark.charCodeAt(0))
const backslash = '\\'

/** The place of the closing quote of the string that opens at `open`. */
function endOfString(text: string, open: number): number {
  for (let end = text.indexOf('"', open + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text[end - 1 - slashes] === backslash) slashes += 1
    if (slashes % 2 === 0) return end
  }
}

const isSpace = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

/** The first repeated name of each request, by the place of the request in its array. The text must be JSON. */
export function repeatedNames(text: string): ReadonlyMap<number, string> {
  const repeated = new Map<number, string>()
  // The names of each object that is open; an array has none.
  const open: (Set<string> | undefined)[] = []
  let request = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === brace) open.push(new Set())
    else if (code === bracket) open.push(undefined)
    else if (code === braceEnd || code === bracketEnd) open.pop()
    else if (code === comma && open.length === 1 && open[0] === undefined) request += 1
    else if (code === quote) {
      const end = endOfString(text, at)
      let next = end + 1
      while (isSpace(text.charCodeAt(next))) next += 1
      if (text.charCodeAt(next) === colon) {
        const written = text.slice(at + 1, end)
        const name = written.includes(backslash) ? String(JSON.parse(`"${written}"`)) : written
        const names = open.at(-1)
        if (names?.has(name) && !repeated.has(request)) repeated.set(request, name)
        names?.add(name)
      }
      at = end
    }
  }
  return repeated
}
