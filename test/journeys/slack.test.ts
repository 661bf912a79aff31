// The first case in Slack: its official SDK over Socket Mode, every press and every word on the phones.
import { describeWholeCase, everybodyOn } from './describe-whole-case.ts'
import { slackStage } from './stages.ts'

describeWholeCase('Slack', () => everybodyOn(slackStage))
