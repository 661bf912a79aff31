// The order of test files: first whole journeys, faults and pages, of each kind one in turn, because some wait and others compute; then the short ones.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const long = ['test/browser/', 'test/faults/', 'test/journeys/', 'src/commands/', 'test/documents/', 'test/spine/']

const byPath = (a: TestSpecification, b: TestSpecification): number => (a.moduleId < b.moduleId ? -1 : 1)

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const kinds = long.map(folder => files.filter(file => file.moduleId.includes(`/${folder}`)).sort(byPath))
    const most = Math.max(...kinds.map(kind => kind.length))
    const inTurn = Array.from({ length: most }, (_, turn) => kinds.flatMap(kind => kind.slice(turn, turn + 1))).flat()
    return [...inTurn, ...files.filter(file => !inTurn.includes(file)).sort(byPath)]
  }
}
