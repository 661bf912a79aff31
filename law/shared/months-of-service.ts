// Complete months of service, from the two days or from the length that was told.
import { type Service, serviceBetween } from '../../src/law/tenure.ts'
import type { Temporal } from '../../src/model/dates.ts'
import type { ServiceLength } from './facts.ts'

const monthsOf = ({ years, months }: Service) => years * 12 + months

/** Both days are worked days. */
export const monthsBetween = (first: Temporal.PlainDate, last: Temporal.PlainDate): number =>
  monthsOf(serviceBetween(first, last))

/** Years and months as they were told, in months. */
export const monthsTold = ({ years, months = 0 }: ServiceLength): number => years * 12 + months
