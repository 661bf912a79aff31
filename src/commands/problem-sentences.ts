// The faults of an imported file as sentences: line, column, what is wrong and its cure.
import type { Problem } from '../people/problem.ts'
import type { Translate } from '../texts/texts.ts'

/** Enough to correct a file by; the rest shows up next time. */
const mostProblems = 100

export function problemSentences(problems: readonly Problem[], say: Translate): string {
  const lines = problems.slice(0, mostProblems).map(problem => sentenceOf(problem, say))
  const more = problems.length - lines.length
  if (more > 0) lines.push(say('people.more-problems', { count: more }))
  return [...lines, say('people.rejected', { count: problems.length })].join('\n')
}

function sentenceOf({ line, column, code, values }: Problem, say: Translate): string {
  const what = say(`people.problem.${code}`, values)
  return column === undefined
    ? say('people.problem-line', { line, what })
    : say('people.problem-cell', { line, column, what })
}
