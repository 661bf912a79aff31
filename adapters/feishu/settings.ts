// How the app of a company is reached, and what handling its deliveries needs.
import type { MessengerDeps } from '../../src/ports/messenger.ts'
import type { SentFiles } from '../../src/ports/sent-files.ts'
import type { Unsent } from '../../src/ports/unsent.ts'
import type { Sending } from './send.ts'

export interface FeishuSettings {
  readonly appId: string
  readonly appSecret: string
  /** `https://open.feishu.cn`, `https://open.larksuite.com`, or a private deployment. */
  readonly baseUrl: string
  readonly mode: 'socket' | 'http'
  readonly encryptKey?: string | undefined
  readonly verificationToken?: string | undefined
}

export type Handling = Omit<MessengerDeps, 'memory'> &
  Sending & { readonly sentFiles: SentFiles; readonly unsent: Unsent }
