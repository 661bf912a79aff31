// Cards of the phase "talk", by the name a flow gives them.
import type { CardBuilder } from '../card.ts'
import { toldCheck } from './check.ts'
import { evidence } from './evidence.ts'
import { falseAlarm } from './false-alarm.ts'
import { minutes, minutesCheck, toldMinutesAnswer } from './minutes.ts'
import { openingNotice, privacyIncident, question, toldReply, toldRights } from './notice.ts'
import { outline, toldDoubts } from './outline.ts'
import { meeting, pauseReview, toldReschedule } from './prepare.ts'
import { riskReview, toldRisk } from './risk.ts'
import { room, roomConsent, toldNoRoom, toldRoomEnded } from './room.ts'
import { companion, helpline, restReview, seekHelp, toldCompanion, toldTakenUp } from './seek-help.ts'

export const talk: Readonly<Record<string, CardBuilder>> = {
  meeting,
  outline,
  'told-doubts': toldDoubts,
  'told-check': toldCheck,
  'false-alarm': falseAlarm,
  evidence,
  'pause-review': pauseReview,
  'told-reschedule': toldReschedule,
  'opening-notice': openingNotice,
  'told-rights': toldRights,
  question,
  'told-reply': toldReply,
  'privacy-incident': privacyIncident,
  'seek-help': seekHelp,
  helpline,
  'told-taken-up': toldTakenUp,
  'rest-review': restReview,
  companion,
  'told-companion': toldCompanion,
  'room-consent': roomConsent,
  room,
  'told-no-room': toldNoRoom,
  'told-room-ended': toldRoomEnded,
  minutes,
  'minutes-check': minutesCheck,
  'told-minutes-answer': toldMinutesAnswer,
  'risk-review': riskReview,
  'told-risk': toldRisk,
}
