// Feishu and Lark as a messenger: long connection or signed HTTP in, cards and words out.
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../src/model/refusal.ts'
import { makeAfterAck } from '../../src/ports/after-ack.ts'
import { makeEntrance } from '../../src/ports/entrance.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'
import type { Platform } from '../../src/ports/platform.ts'
import { makeSentFiles } from '../../src/ports/sent-files.ts'
import { makeUnsent } from '../../src/ports/unsent.ts'
import { makeApi } from './api.ts'
import { feishuCapabilities } from './capabilities.ts'
import { makeClickTokens } from './clicks/click-tokens.ts'
import { people } from './directory.ts'
import { makeHandle } from './handle.ts'
import { makeHttp } from './http.ts'
import { feishuMemory } from './memory.ts'
import { quietLog } from './quiet-log.ts'
import { makeRooms } from './rooms.ts'
import { selfCheck } from './self-check.ts'
import { sayWords, showCard } from './send.ts'
import type { FeishuSettings, Handling } from './settings.ts'
import { makeConnect, type Pauses, usualPauses } from './socket.ts'
import { makeVerifier } from './verify.ts'

/** Connects to nothing yet; throws AppError `credentials` when signed HTTP is wanted without an encrypt key. */
export function openFeishu(settings: FeishuSettings, deps: MessengerDeps, pauses: Pauses = usualPauses): Platform {
  const now = (): number => Date.parse(deps.clock.now())
  const logger = quietLog(deps.log)
  const api = makeApi(settings, deps.clock, logger)
  const handling: Handling = {
    ...deps,
    api,
    memory: feishuMemory(deps.memory),
    clickTokens: makeClickTokens(now),
    sentFiles: makeSentFiles(deps.memory, deps.clock),
    unsent: makeUnsent(deps.clock),
  }
  const afterAck = makeAfterAck('feishu', deps.log)
  const entrance = makeEntrance()
  /** Runs once the ack is out of the house. */
  const later = (work: () => Promise<void>): void => afterAck.run(() => setImmediate().then(work))
  const handle = makeHandle(handling, entrance.accept, later)

  return {
    name: 'feishu',
    can: feishuCapabilities,
    async start(accept) {
      entrance.open(accept)
    },
    async stop() {
      entrance.close()
      await afterAck.settled()
    },
    show: (to, card, key, last) => showCard(handling, to, card, key, last),
    say: (to, text, key, also) => sayWords(handling, to, text, key, also),
    rooms: makeRooms(handling),
    selfCheck: () => selfCheck(settings, api, deps.clock),
    people: () => people(api),
    ...(settings.mode === 'http'
      ? { http: makeHttp(makeVerifier(httpSecrets(settings), now), handle, deps.log) }
      : { connect: makeConnect({ settings, handle, logger, pauses }, deps.log) }),
  }
}

/** Without the encrypt key nobody could tell a request of Feishu from any other. */
function httpSecrets({ appId, encryptKey, verificationToken }: FeishuSettings) {
  if (encryptKey === undefined || encryptKey === '') {
    throw new AppError(
      'credentials',
      'feishu/encrypt-key',
      'FEISHU_MODE=http needs FEISHU_ENCRYPT_KEY (事件与回调 → 加密策略).',
    )
  }
  return { appId, encryptKey, verificationToken }
}
