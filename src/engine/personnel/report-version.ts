// Which version of the preparation report is the newest: one for each time it was asked for or its data changed.
import type { CaseState } from '../../model/case.ts'

const makes: readonly string[] = ['preparation', 'report-changed']

export const reportVersion = ({ steps }: CaseState): number => steps.filter(({ step }) => makes.includes(step)).length
