// Questions that are asked in one breath travel together: one request answers them all.

export function together<Q, A>(ask: (questions: readonly Q[]) => Promise<readonly A[]>): (question: Q) => Promise<A> {
  let round: { readonly questions: Q[]; readonly answers: Promise<readonly A[]> } | undefined

  function begin(): NonNullable<typeof round> {
    const questions: Q[] = []
    const answers = Promise.resolve().then(() => {
      round = undefined
      return ask(questions)
    })
    return { questions, answers }
  }

  return async question => {
    round ??= begin()
    const { questions, answers } = round
    const place = questions.push(question) - 1
    const answer = (await answers)[place]
    if (answer === undefined) throw new Error('a question has no answer')
    return answer
  }
}
