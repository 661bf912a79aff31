// DingTalk: cards from one template, clicks and messages over its Stream connection, no inbound port.
import { makeEntrance } from '../../src/ports/entrance.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'
import type { Accept, Platform } from '../../src/ports/platform.ts'
import { makeSentFiles } from '../../src/ports/sent-files.ts'
import { makeUnsent } from '../../src/ports/unsent.ts'
import { openApi } from './api.ts'
import { withoutTemplate, withTemplate } from './capabilities.ts'
import type { Desk } from './desk.ts'
import { listPeople } from './directory.ts'
import { showPlain } from './plain.ts'
import { selfCheck } from './self-check.ts'
import { sayWords, showCard } from './send.ts'
import type { DingtalkSettings } from './settings.ts'
import { holdConnection, type Patience, usualPatience } from './socket.ts'

/** Connects to nothing yet; without a card template cards are messages with a link. */
export function openDingtalk(
  settings: DingtalkSettings,
  deps: MessengerDeps,
  patience: Patience = usualPatience,
): Platform {
  const desk: Desk = {
    settings,
    deps,
    api: openApi(settings, deps.clock),
    answering: new Map(),
    noticed: new Map(),
    sentFiles: makeSentFiles(deps.memory, deps.clock),
    takingIn: new Set(),
    unsent: makeUnsent(deps.clock),
  }
  const show = settings.cardTemplateId === undefined ? showPlain : showCard
  const entrance = makeEntrance()
  const accept: Accept = async (event, kept) => entrance.accept()(event, kept)
  return {
    name: 'dingtalk',
    can: settings.cardTemplateId === undefined ? withoutTemplate : withTemplate,
    async start(given) {
      entrance.open(given)
    },
    async stop() {
      entrance.close()
    },
    show: (to, card, key, last) => show(desk, to, card, key, last),
    say: (to, text, key) => sayWords(desk, to, text, key),
    connect: signal => holdConnection(desk, accept, signal, patience),
    selfCheck: () => selfCheck(desk),
    people: () => listPeople(desk.api),
  }
}
