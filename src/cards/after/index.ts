// Cards of the phase "after", by the name a flow gives them.
import type { CardBuilder } from '../card.ts'
import {
  announcement,
  effectiveEmployee,
  effectiveHr,
  effectiveManager,
  rollback,
  toldAnnouncement,
  toldContractGoesOn,
  toldTaskOff,
} from './effect.ts'
import { payment, paymentCheck, paymentTrouble, toldOverdue } from './money.ts'
import { archived, report, survey, toldSurveyPressure } from './report.ts'
import { certificate, certificateReady, task, toldNote } from './tasks.ts'

export const after: Readonly<Record<string, CardBuilder>> = {
  'effective-employee': effectiveEmployee,
  'effective-manager': effectiveManager,
  'effective-hr': effectiveHr,
  rollback,
  'told-contract-goes-on': toldContractGoesOn,
  'told-task-off': toldTaskOff,
  announcement,
  'told-announcement': toldAnnouncement,
  task,
  certificate,
  'certificate-ready': certificateReady,
  payment,
  'payment-check': paymentCheck,
  'payment-trouble': paymentTrouble,
  'told-overdue': toldOverdue,
  'told-note': toldNote,
  survey,
  'told-survey-pressure': toldSurveyPressure,
  report,
  archived,
}
