// Whether an employee speaks of something that only HR may know. Looked for to protect, never to judge: in doubt, the talk rests.

const health =
  /怀孕|孕[期检妇]|有了身孕|备孕|保胎|流产|产假|哺乳|确诊|肿瘤|癌|白血病|透析|化疗|手术|住院|病假|医疗期|抑郁|焦虑症|精神科|残疾|重病|绝症/
const work = /工伤|职业病|尘肺|职业健康检查|工会(?:主席|委员|干部)/
const english =
  /\bpregnan|\bmaternity|\bmiscarr|\bbreastfeed|\bdiagnos|\bcancer|\btumou?r|\bsurgery|\bhospital|\bsick leave|\bdepression|\bdisab(?:led|ility)|\bwork injury|\boccupational disease|\bunion (?:chair|officer|representative)/i

export function disclosesProtected(text: string): boolean {
  const plain = text.normalize('NFKC')
  const close = plain.replace(/\s+/g, '')
  return health.test(close) || work.test(close) || english.test(plain)
}
