// The first case on Feishu: the adapter with the official SDK, over the long connection to the loopback platform.
import { describeWholeCase, everybodyOn } from './describe-whole-case.ts'
import { feishuStage } from './stages.ts'

describeWholeCase('Feishu', () => everybodyOn(feishuStage))
