// The order of test files: whole journeys and faults first, so that both workers end together on short ones.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const long = ['test/faults/', 'test/browser/', 'test/journeys/', 'test/spine/', 'src/commands/']
const rank = ({ moduleId }: TestSpecification): number => {
  const place = long.findIndex(folder => moduleId.includes(`/${folder}`))
  return place < 0 ? long.length : place
}

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}
