// Folding of steps: what is open, armed, drafted, answered, and which clocks have passed.
import type { AttachedFile, CaseState, StepInstance } from '../../model/case.ts'
import type { Folds } from './folds.ts'

type Change = (instance: StepInstance) => StepInstance

const change = (state: CaseState, id: string, by: Change): CaseState => ({
  ...state,
  steps: state.steps.map(step => (step.id === id ? by(step) : step)),
})

const without = <K extends keyof StepInstance>(instance: StepInstance, key: K): Omit<StepInstance, K> => {
  const { [key]: _gone, ...rest } = instance
  return rest
}

const withFiles = (state: CaseState, files: readonly AttachedFile[] | undefined): CaseState =>
  files === undefined
    ? state
    : { ...state, files: { ...state.files, ...Object.fromEntries(files.map(file => [file.id, file])) } }

export const stepFolds = {
  'step-opened': (state, body): CaseState => ({
    ...state,
    steps: [...state.steps, { ...body.instance, status: body.told ? 'told' : 'open', reminded: 0 }],
  }),
  'step-closed': (state, body, { by, at }): CaseState =>
    change(withFiles(state, body.files), body.instance, instance => ({
      ...without(instance, 'armed'),
      status: body.how,
      ...(body.option === undefined ? {} : { outcome: { option: body.option, by, at } }),
    })),
  armed: (state, body, { at }): CaseState =>
    change(withFiles(state, body.files), body.instance, instance => ({
      ...instance,
      armed: { option: body.option, values: body.values, seen: body.seen, at },
    })),
  disarmed: (state, body): CaseState => change(state, body.instance, instance => without(instance, 'armed')),
  drafted: (state, body): CaseState =>
    change(state, body.instance, instance => ({
      ...without(instance, 'armed'),
      draft: { ...instance.draft, ...body.values },
    })),
  chosen: (state, body): CaseState =>
    change(withFiles(state, body.files), body.instance, instance => without(instance, 'armed')),
  answered: (state, body, { by, at }): CaseState => ({
    ...state,
    answers: {
      ...state.answers,
      [body.step]: { values: { ...state.answers[body.step]?.values, ...body.values }, by, at },
    },
  }),
  'clock-set': (state, body): CaseState =>
    change(state, body.instance, instance => ({
      ...instance,
      clocks: { ...instance.clocks, [body.clock]: { at: body.at, provisional: body.provisional, passed: false } },
    })),
  'clock-passed': (state, body): CaseState =>
    change(state, body.instance, instance => {
      const clock = instance.clocks[body.clock]
      if (!clock) return instance
      const { at, provisional } = clock
      const passed = { at, provisional, passed: true, ...(body.held && { held: body.held }) }
      return {
        ...instance,
        reminded: instance.reminded + (body.reminded ? 1 : 0),
        clocks: { ...instance.clocks, [body.clock]: passed },
      }
    }),
} satisfies Partial<Folds>
