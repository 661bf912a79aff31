// Folding of steps: what is open, armed, drafted, answered, and which clocks have passed.
import type { AttachedFile, CaseState, StepInstance } from '../../model/case.ts'
import type { EventDraft } from '../../model/case-event.ts'

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

/** Folds step events; undefined when the event is of another topic. */
export function foldSteps(state: CaseState, { body, by, at }: EventDraft): CaseState | undefined {
  switch (body.kind) {
    case 'step-opened':
      return {
        ...state,
        steps: [...state.steps, { ...body.instance, status: body.told ? 'told' : 'open', reminded: 0 }],
      }
    case 'step-closed':
      return change(withFiles(state, body.files), body.instance, instance => ({
        ...without(instance, 'armed'),
        status: body.how,
        ...(body.option === undefined ? {} : { outcome: { option: body.option, by, at } }),
      }))
    case 'armed':
      return change(withFiles(state, body.files), body.instance, instance => ({
        ...instance,
        armed: { option: body.option, values: body.values, seen: body.seen, at },
      }))
    case 'disarmed':
      return change(state, body.instance, instance => without(instance, 'armed'))
    case 'drafted':
      return change(state, body.instance, instance => ({
        ...without(instance, 'armed'),
        draft: { ...instance.draft, ...body.values },
      }))
    case 'chosen':
      return change(withFiles(state, body.files), body.instance, instance => without(instance, 'armed'))
    case 'answered':
      return {
        ...state,
        answers: {
          ...state.answers,
          [body.step]: { values: { ...state.answers[body.step]?.values, ...body.values }, by, at },
        },
      }
    case 'clock-set':
      return change(state, body.instance, instance => ({
        ...instance,
        clocks: { ...instance.clocks, [body.clock]: { at: body.at, provisional: body.provisional, passed: false } },
      }))
    case 'clock-passed':
      return change(state, body.instance, instance => {
        const clock = instance.clocks[body.clock]
        if (!clock) return instance
        const { at, provisional } = clock
        const passed = { at, provisional, passed: true, ...(body.held && { held: body.held }) }
        return {
          ...instance,
          reminded: instance.reminded + (body.reminded ? 1 : 0),
          clocks: { ...instance.clocks, [body.clock]: passed },
        }
      })
    default:
      return undefined
  }
}
