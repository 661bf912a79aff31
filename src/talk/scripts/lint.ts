// What a sheet must be beyond its shape: variables that exist, ids that differ, mandatory points that can be heard and put in writing.
import type { ScriptLine, ScriptSheet, ScriptWords } from '../../model/script.ts'
import { variables, variablesIn } from './fill.ts'

/** Mandatory points are put in writing for the employee: only what every case knows may stand in them. */
const plain: readonly string[] = ['employee', 'manager', 'hr', 'company', 'days']

const known: readonly string[] = variables

/** Words that no script may use: labels, threats, time pressure, a decision already taken (product G3–G5). */
const banned: readonly RegExp[] = [
  /开除|解雇|炒掉|废物|淘汰|末位|走人|滚/,
  /今天(就|必须|最好)签|最后(一次)?机会|过期不候|立刻签/,
  /自愿放弃|写辞职信|个人原因/,
  /\b(fired?|loser|last chance|sign today|right now)\b/i,
  /[!!]/,
]

const textsOf = (line: ScriptLine): readonly ScriptWords[] => [
  line.name,
  line.feel,
  line.rule,
  ...(line.asks ? [line.asks] : []),
  ...(line.show ? [line.show] : []),
]

function lineProblems(line: ScriptLine): readonly string[] {
  const texts = textsOf(line).flatMap(words => [words['zh-CN'], words.en])
  const unknown = texts.flatMap(variablesIn).filter(name => !known.includes(name))
  const differing = textsOf(line).some(words => names(words['zh-CN']) !== names(words.en))
  const unplain = line.must ? variablesIn(line.rule['zh-CN']).filter(name => !plain.includes(name)) : []
  return [
    ...unknown.map(name => `unknown variable ${name}`),
    ...(differing ? ['the two languages use different variables'] : []),
    ...unplain.map(name => `a mandatory line may not use ${name}`),
    ...(line.must && line.reasons ? ['a mandatory line is for every reason'] : []),
    ...banned.flatMap(pattern => texts.filter(text => pattern.test(text)).map(text => `may not say: ${text}`)),
  ]
}

const names = (text: string): string => [...new Set(variablesIn(text))].sort().join(',')

/** Problems of the sheets, each with its place; none means that people may read from them. */
export function lintScripts(sheets: readonly ScriptSheet[]): readonly string[] {
  const seen = new Set<string>()
  return sheets.flatMap(sheet => {
    const place = `scripts/${sheet.ground}/${sheet.stage}`
    const twice = seen.has(place) ? [`${place}: stands twice`] : []
    seen.add(place)
    const lines = sheet.scenes.flatMap(scene => scene.lines)
    const ids = lines.map(line => line.id)
    return [
      ...twice,
      ...ids.filter((id, i) => ids.indexOf(id) !== i).map(id => `${place}.${id}: stands twice`),
      ...(lines.some(line => line.must) ? [] : [`${place}: has no mandatory point`]),
      ...lines.flatMap(line => lineProblems(line).map(problem => `${place}.${line.id}: ${problem}`)),
    ]
  })
}
