// `api.dingtalk.com`: tokens, cards, robot messages, downloads; codes and limits as documented.
import { z } from 'zod'
import { type Card, id, type State, showTo } from './state.ts'
import { refusal } from './template.ts'

export interface Reply {
  readonly status: number
  readonly body: unknown
  readonly headers?: Record<string, string>
}

export const ok = (body: unknown): Reply => ({ status: 200, body })
export const wrong = (code: string, status = 400): Reply => ({
  status,
  body: { code, message: code, requestid: id() },
})

const paramMap = z.strictObject({ cardParamMap: z.unknown() })
const updateOptions = z.strictObject({ updateCardDataByKey: z.boolean(), updatePrivateDataByKey: z.boolean() })
const deliverModel = z.strictObject({ spaceType: z.literal('IM_ROBOT'), robotCode: z.string() })
const create = z.strictObject({
  cardTemplateId: z.string().min(1),
  outTrackId: z.string().min(1).max(100),
  callbackType: z.enum(['STREAM', 'HTTP']),
  userIdType: z.literal(1),
  cardData: paramMap,
  openSpaceId: z.string().regex(/^dtv1\.card\/\/IM_ROBOT\..+$/),
  imRobotOpenSpaceModel: z.strictObject({
    supportForward: z.literal(false),
    lastMessageI18n: z.strictObject({ ZH_CN: z.string().min(1), EN_US: z.string().min(1) }),
    notification: z.strictObject({ alertContent: z.string().min(1) }),
  }),
  imRobotOpenDeliverModel: deliverModel,
})
const deliver = z.strictObject({
  outTrackId: z.string(),
  userIdType: z.literal(1),
  openSpaceId: z.string(),
  imRobotOpenDeliverModel: deliverModel,
})
const update = z.strictObject({ outTrackId: z.string(), cardData: paramMap, cardUpdateOptions: updateOptions })
const batchSend = z.strictObject({
  robotCode: z.string(),
  userIds: z.array(z.string()).min(1).max(20),
  msgKey: z.enum(['sampleText', 'sampleMarkdown', 'sampleActionCard', 'sampleFile']),
  msgParam: z.string(),
})
const messageShapes = {
  sampleText: z.strictObject({ content: z.string() }),
  sampleMarkdown: z.strictObject({ title: z.string().min(1), text: z.string().min(1) }),
  sampleActionCard: z.strictObject({
    title: z.string().min(1),
    text: z.string().min(1),
    singleTitle: z.string().min(1),
    singleURL: z.string().url(),
  }),
  sampleFile: z.strictObject({ mediaId: z.string(), fileName: z.string(), fileType: z.string() }),
}

export function openApi(state: State, method: string, path: string, body: unknown): Reply {
  switch (`${method} ${path}`) {
    case 'POST /v1.0/card/instances/createAndDeliver':
      return createCard(state, body)
    case 'POST /v1.0/card/instances/deliver':
      return deliverCard(state, body)
    case 'PUT /v1.0/card/instances':
      return updateCard(state, body)
    case 'POST /v1.0/robot/oToMessages/batchSend':
      return send(state, body)
    case 'POST /v1.0/robot/messageFiles/download':
      return download(state, body)
    default:
      return wrong('InvalidAction.NotFound', 404)
  }
}

const where = (fault: z.ZodError): string => `param.${fault.issues[0]?.path.join('.') || 'body'}Invalid`

function createCard(state: State, body: unknown): Reply {
  const parsed = create.safeParse(body)
  if (!parsed.success) return wrong(where(parsed.error))
  const { outTrackId: track, cardData, openSpaceId } = parsed.data
  const bad = refusal(cardData.cardParamMap)
  if (bad) return wrong(bad)
  if (parsed.data.cardTemplateId !== state.app.template) return wrong('param.templateNotExist')
  if (parsed.data.imRobotOpenDeliverModel.robotCode !== state.app.robotCode) return wrong('param.robotCodeInvalid')
  if (state.cards.has(track)) return wrong('param.cardAlreadyExist')
  const model = parsed.data.imRobotOpenSpaceModel
  const card: Card = {
    track,
    userid: openSpaceId.split('IM_ROBOT.')[1] ?? '',
    callbackType: parsed.data.callbackType,
    notices: [model.lastMessageI18n.ZH_CN, model.notification.alertContent],
    params: cardData.cardParamMap as Record<string, string>,
    delivered: false,
    dead: false,
    version: 1,
    pending: 0,
    typing: 'no',
  }
  state.cards.set(track, card)
  return delivery(state, card)
}

function delivery(state: State, card: Card): Reply {
  const member = state.members.get(card.userid)
  const fine = member !== undefined && !member.left
  if (fine && !card.delivered) showTo(state, card.userid, { kind: 'card', track: card.track })
  card.delivered ||= fine
  const result = { spaceType: 'IM_ROBOT', spaceId: card.userid, success: fine, carrierId: id(), errorMsg: '' }
  // The outer success says only that the call was understood.
  const deliverResults = [fine ? result : { ...result, errorMsg: 'user is not reachable by the robot' }]
  return ok({ success: true, result: { outTrackId: card.track, deliverResults } })
}

function deliverCard(state: State, body: unknown): Reply {
  const parsed = deliver.safeParse(body)
  if (!parsed.success) return wrong(where(parsed.error))
  const card = state.cards.get(parsed.data.outTrackId)
  return card === undefined ? wrong('param.cardNotExist') : delivery(state, card)
}

function updateCard(state: State, body: unknown): Reply {
  const parsed = update.safeParse(body)
  if (!parsed.success) return wrong(where(parsed.error))
  const card = state.cards.get(parsed.data.outTrackId)
  if (card === undefined || card.dead) return wrong('param.cardNotExist')
  const { cardData, cardUpdateOptions } = parsed.data
  const bad = refusal(cardData.cardParamMap)
  if (bad) return wrong(bad)
  if (card.pending > 0) state.violations.push(`updated before its click was answered: ${card.track}`)
  const given = cardData.cardParamMap as Record<string, string>
  if (card.typing === 'yes' && 'form' in given) card.typing = 'lost'
  // Without the option the whole map is replaced.
  card.params = cardUpdateOptions.updateCardDataByKey ? { ...card.params, ...given } : given
  card.version += 1
  return ok({ success: true, result: true })
}

function send(state: State, body: unknown): Reply {
  const parsed = batchSend.safeParse(body)
  if (!parsed.success) return wrong(where(parsed.error))
  const { msgKey, msgParam, userIds, robotCode } = parsed.data
  if (robotCode !== state.app.robotCode) return wrong('param.robotCodeInvalid')
  if (Buffer.byteLength(msgParam) > 15_000) return wrong('invalidParameter.msgParam.tooLong')
  const param = messageShapes[msgKey].safeParse(JSON.parse(msgParam))
  if (!param.success) return wrong('invalidParameter.msgParam.invalid')
  if ('mediaId' in param.data && !state.media.has(param.data.mediaId)) return wrong('invalidParameter.mediaId.notExist')
  const reachable = userIds.filter(userid => state.members.get(userid)?.left === false)
  for (const userid of reachable) showTo(state, userid, { kind: 'robot', msgKey, param: param.data })
  const invalidStaffIdList = userIds.filter(userid => !reachable.includes(userid))
  return ok({ processQueryKey: id(), invalidStaffIdList, flowControlledStaffIdList: [] })
}

function download(state: State, body: unknown): Reply {
  const parsed = z.strictObject({ downloadCode: z.string(), robotCode: z.string() }).safeParse(body)
  if (!parsed.success) return wrong(where(parsed.error))
  if (!state.media.has(parsed.data.downloadCode)) return wrong('invalidParameter.downloadCode.expired')
  return ok({ downloadUrl: `{base}/download/${parsed.data.downloadCode}` })
}
