// What is looked after beside deadlines at every sweep: monthly reviews, rehearsals to forget, texts to erase.
import { type ErasingDeps, makeErasing } from './erase-texts.ts'
import { type ForgettingDeps, makeForgetting } from './forget-rehearsals.ts'
import { type MonthlyReviewDeps, makeMonthlyReview } from './monthly-review.ts'

export function makeChores(deps: MonthlyReviewDeps & ForgettingDeps & ErasingDeps): () => Promise<void> {
  const chores = [makeMonthlyReview(deps), makeForgetting(deps), makeErasing(deps)]
  return async () => {
    for (const chore of chores) await chore()
  }
}
