// The first case on DingTalk: the adapter with the official Stream SDK, against the loopback platform, compared with the web chat.
import { describeWholeCase, everybodyOn } from './describe-whole-case.ts'
import { dingtalkStage } from './stages.ts'

describeWholeCase('DingTalk', () => everybodyOn(dingtalkStage))
