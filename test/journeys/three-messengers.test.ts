// The first case across three messengers in one running product: HR holds DingTalk, the employee Slack, the manager and everybody else Feishu.
import { employee, hr } from '../spine/harness.ts'
import { describeWholeCase } from './describe-whole-case.ts'
import { dingtalkStage, feishuStage, slackStage } from './stages.ts'

describeWholeCase('three messengers at once', async () => {
  const [feishu, dingtalk, slack] = await Promise.all([feishuStage(), dingtalkStage(), slackStage()])
  return {
    stages: [feishu, dingtalk, slack],
    stageOf: person => (person === hr ? dingtalk : person === employee ? slack : feishu),
  }
})
