// Operations of the phase "talk", by the name a flow calls them.
import type { Operation } from '../../operation.ts'
import { check } from './check.ts'
import { readEvidence, showEvidence } from './evidence.ts'
import { alarmRight, falseAlarm, isFalseAlarm, saidIt, takeSafer } from './found.ts'
import { arranged, bring, leaveToEmployee, pauseMyself, pressured, report, takeUp } from './help.ts'
import { accept, add, amend, disagree, send } from './minutes.ts'
import { incidentHandled, notMe, read, reschedule, special } from './notice.ts'
import { back, next, part, rehearse, said, showDoubts, start } from './outline.ts'
import { resume as resumeAfterRisk, takeOver } from './risk.ts'
import { agreeRoom, askRoom, declineRoom, leaveRoom, roomTimeOver } from './room.ts'
import { answerQuestion, askHr, later, pause, renderInvitation, resume, schedule, showRights } from './talk.ts'

export const talk: Readonly<Record<string, Operation>> = {
  'talk.schedule': schedule,
  'talk.render-invitation': renderInvitation,
  'talk.start': start,
  'talk.said': said,
  'talk.part': part,
  'talk.next': next,
  'talk.back': back,
  'talk.rehearse': rehearse,
  'talk.show-doubts': showDoubts,
  'talk.check': check,
  'check.take': takeSafer,
  'check.said': saidIt,
  'check.false-alarm': falseAlarm,
  'alarm.false': isFalseAlarm,
  'alarm.right': alarmRight,
  'evidence.show': showEvidence,
  'evidence.read': readEvidence,
  'talk.pause': pause,
  'talk.resume': resume,
  'talk.ask-hr': askHr,
  'talk.answer-question': answerQuestion,
  'talk.show-rights': showRights,
  'talk.later': later,
  'room.ask': askRoom,
  'room.agree': agreeRoom,
  'room.decline': declineRoom,
  'room.leave': leaveRoom,
  'room.time': roomTimeOver,
  'help.pressured': pressured,
  'help.report': report,
  'help.pause': pauseMyself,
  'help.bring': bring,
  'help.take-up': takeUp,
  'help.leave-to-employee': leaveToEmployee,
  'help.arranged': arranged,
  'notice.read': read,
  'notice.special': special,
  'notice.reschedule': reschedule,
  'notice.not-me': notMe,
  'notice.incident-handled': incidentHandled,
  'minutes.send': send,
  'minutes.accept': accept,
  'minutes.amend': amend,
  'minutes.disagree': disagree,
  'minutes.add': add,
  'risk.resume': resumeAfterRisk,
  'risk.take-over': takeOver,
}
