// Calls to Feishu through its SDK: one place for time limits, refused tokens and faults. The SDK retries nothing by itself.
import { Readable } from 'node:stream'
import type * as Lark from '@larksuiteoapi/node-sdk'
import { z } from 'zod'
import { AppError } from '../../src/model/refusal.ts'
import { countedBytes } from '../../src/ports/body-limit.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { faultOf, type Refusal, staleToken } from './errors.ts'
import type { SdkLogger } from './quiet-log.ts'

/** A call to one of the platform's addresses; the answer's `data` comes back unread. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT'
  readonly path: string
  readonly params?: Readonly<Record<string, string | number | boolean>>
  readonly data?: Readonly<Record<string, unknown>>
}

export interface FeishuApi {
  call(call: Call): Promise<unknown>
  /** Puts a file up; the key that a file message names. */
  upload(name: string, type: FileType, bytes: Uint8Array): Promise<string>
  /** A file or picture that somebody sent to the bot. */
  download(message: string, key: string, type: 'file' | 'image', most: number): Promise<Uint8Array>
}

export type FileType = 'pdf' | 'doc' | 'xls' | 'ppt' | 'stream'

export interface ApiSettings {
  readonly appId: string
  readonly appSecret: string
  readonly baseUrl: string
}

const timeout = 10_000

/** Loaded when it is needed: the SDK takes half a second to come up. */
export const loadSdk = (): Promise<typeof Lark> => import('@larksuiteoapi/node-sdk')

const answer = z.object({ code: z.number().optional(), msg: z.string().optional(), data: z.unknown().optional() })

const fileAnswer = answer.extend({ data: z.object({ file_key: z.string() }).optional() })

/** Loads the SDK with the first call. Every call throws AppError by Feishu's code, and ends in time. */
export function makeApi(settings: ApiSettings, clock: Clock, logger: SdkLogger): FeishuApi {
  let client: Promise<Lark.Client> | undefined
  const current = (): Promise<Lark.Client> => {
    client ??= openClient(settings, logger)
    return client
  }
  const meant = (fault: unknown, refusal: Refusal): unknown =>
    fault instanceof AppError ? fault : faultOf(refusal, clock.now())

  async function run<T>(work: (client: Lark.Client) => Promise<T>): Promise<T> {
    try {
      return await work(await current())
    } catch (fault) {
      const refusal = refusalOf(fault)
      if (refusal.code === undefined || !staleToken.has(refusal.code)) throw meant(fault, refusal)
      // The SDK keeps a refused token until its time is over: a new client has none.
      client = undefined
      try {
        return await work(await current())
      } catch (again) {
        throw meant(again, refusalOf(again))
      }
    }
  }

  return {
    call: asked => run(sdk => request(sdk, asked)),
    upload: (name, type, bytes) => run(sdk => putFile(sdk, name, type, bytes)),
    download: (message, key, type, most) => run(sdk => getFile(sdk, { message, key, type }, most)),
  }
}

async function openClient(settings: ApiSettings, logger: SdkLogger): Promise<Lark.Client> {
  const sdk = await loadSdk()
  // The SDK's calls for tokens have no time limit of their own.
  sdk.defaultHttpInstance.defaults.timeout = timeout
  return new sdk.Client({
    appId: settings.appId,
    appSecret: settings.appSecret,
    domain: settings.baseUrl,
    // The SDK's own cache is shared by all clients of the process.
    cache: new sdk.DefaultCache(),
    logger,
    loggerLevel: sdk.LoggerLevel.error,
  })
}

async function request(sdk: Lark.Client, { method, path, params, data }: Call): Promise<unknown> {
  const asked = { method, url: path, timeout, ...(params && { params }), ...(data && { data }) }
  const said = answer.safeParse(await sdk.request(asked))
  if (!said.success) throw new Answered({ code: undefined, status: 200, text: 'no JSON', wait: undefined })
  const { code = 0, msg = '', data: given } = said.data
  if (code !== 0) throw new Answered({ code, status: undefined, text: msg, wait: undefined })
  return given
}

async function putFile(sdk: Lark.Client, name: string, type: FileType, bytes: Uint8Array): Promise<string> {
  // A part without a file name is refused (234001), and a stream has one only by its path.
  const file = Object.assign(Readable.from(Buffer.from(bytes)), { path: name })
  const data = { file_type: type, file_name: name, file }
  const headers = { 'Content-Type': 'multipart/form-data' }
  const put = fileAnswer.safeParse(
    await sdk.request({ method: 'POST', url: '/open-apis/im/v1/files', data, headers, timeout: 2 * timeout }),
  )
  if (put.success && put.data.data !== undefined) return put.data.data.file_key
  const { code, msg = '' } = put.success ? put.data : {}
  throw new Answered({ code, status: 200, text: msg, wait: undefined })
}

interface SentFile {
  readonly message: string
  readonly key: string
  readonly type: 'file' | 'image'
}

async function getFile(sdk: Lark.Client, { message, key, type }: SentFile, most: number): Promise<Uint8Array> {
  const path = { message_id: message, file_key: key }
  const resource = await sdk.im.v1.messageResource.get({ path, params: { type } })
  const bytes = await countedBytes(resource.getReadableStream(), most)
  if (bytes === undefined) throw new AppError('invalid', 'feishu/too-large', 'The file is larger than is taken.')
  return bytes
}

/** The platform answered, and it was no. */
class Answered extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super('refused')
    this.refusal = refusal
  }
}

const httpFault = z.object({
  response: z
    .object({
      status: z.number(),
      data: z.unknown().optional(),
      headers: z.record(z.string(), z.unknown()).optional().catch(undefined),
    })
    .optional(),
  message: z.string().optional(),
})

/** What a thrown thing of the SDK says: its own error, a refused token request, an HTTP answer, or no answer at all. */
export function refusalOf(fault: unknown): Refusal {
  if (fault instanceof Answered) return fault.refusal
  const read = httpFault.safeParse(fault)
  const message = read.success ? (read.data.message ?? '') : ''
  const token = /failed to get \w+, code: (\d+), msg: (.*)/.exec(message)
  if (token) return { code: Number(token[1]), status: undefined, text: token[2] ?? '', wait: undefined }
  const response = read.success ? read.data.response : undefined
  if (response === undefined) return { code: undefined, status: undefined, text: 'no answer', wait: undefined }
  const said = answer.safeParse(response.data)
  const wait = Number(response.headers?.['x-ogw-ratelimit-reset'] ?? Number.NaN)
  return {
    code: said.success ? said.data.code : undefined,
    status: response.status,
    text: (said.success ? said.data.msg : undefined) ?? `HTTP ${response.status}`,
    wait: Number.isFinite(wait) ? wait : undefined,
  }
}
