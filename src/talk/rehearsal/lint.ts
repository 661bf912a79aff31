// What the simulated employees must be beyond their shape: their offers are lines of the script, and the good way says every mandatory point.
import type { Temperament } from '../../model/rehearsal.ts'
import type { ScriptLine } from '../../model/script.ts'

export function lintRehearsals(temperaments: readonly Temperament[], lines: readonly ScriptLine[]): readonly string[] {
  const known = new Set(lines.map(line => line.id))
  const ids = temperaments.map(one => one.id)
  return temperaments.flatMap(one => {
    const place = `rehearsal/${one.id}`
    const named = one.beats.flatMap(beat => [...beat.offers.flat(), ...beat.meets])
    const good = new Set(
      one.beats.flatMap(beat => beat.offers.filter(offer => offer.some(id => beat.meets.includes(id))).flat()),
    )
    const stops = one.beats.some(beat => beat.stop)
    const missed = lines.filter(line => line.must && !stops && !good.has(line.id))
    return [
      ...(ids.indexOf(one.id) !== ids.lastIndexOf(one.id) ? [`${place}: stands twice`] : []),
      ...named.filter(id => !known.has(id)).map(id => `${place}: unknown line ${id}`),
      ...missed.map(line => `${place}: no good offer says ${line.id}`),
      ...one.beats.flatMap((beat, i) =>
        beat.offers.some(offer => offer.some(id => beat.meets.includes(id)))
          ? []
          : [`${place}: beat ${i + 1} has no good offer`],
      ),
    ]
  })
}
