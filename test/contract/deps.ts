// What an adapter is given in the contract suite: everything in memory, the real catalogues, cards by their key.
import { randomUUID } from 'node:crypto'
import type { CardView } from '../../src/model/card.ts'
import type { AccountRef, Person } from '../../src/model/person.ts'
import { loadTexts } from '../../src/packs/texts.ts'
import type { FileMeta } from '../../src/ports/file-store.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'
import { silent } from '../silent.ts'

export interface ContractDeps extends MessengerDeps {
  /** What `reread` finds. */
  readonly cards: Map<string, CardView>
  readonly files: Map<string, { readonly meta: FileMeta; readonly bytes: Uint8Array }>
  /** Who stands behind every account; undefined makes everybody a stranger. */
  person: Person | undefined
  /** The directory does not answer. */
  directoryHangs: boolean
  /** Strangers who were told within the hour. */
  readonly strangersTold: Set<string>
}

// Reading the catalogues takes longer than any test of the suite.
const texts = loadTexts()

export function contractDeps(): ContractDeps {
  const remembered = new Map<string, string>()
  const cards = new Map<string, CardView>()
  const files: ContractDeps['files'] = new Map()
  const link = (kind: string, account: AccountRef, ...parts: readonly string[]): string =>
    `https://haosan.example/l/${kind}.${Buffer.from([account.id, ...parts].join('|')).toString('base64url')}`
  const deps: ContractDeps = {
    cards,
    files,
    directoryHangs: false,
    strangersTold: new Set(),
    person: { id: 'E10866', name: '林晓', roles: ['employee'], timezone: 'Asia/Shanghai', locale: 'zh-CN' },
    clock: { now: () => new Date().toISOString() },
    log: silent,
    memory: {
      get: async key => remembered.get(key),
      put: async (key, value) => void remembered.set(key, value),
    },
    links: {
      card: (account, cardKey) => link('card', account, cardKey),
      form: (account, cardKey, button) => link('form', account, cardKey, button),
      file: (account, fileId) => link('file', account, fileId),
    },
    say: (locale, key, values) => texts.t(locale, key, values),
    personOf: async () => (deps.directoryHangs ? new Promise(() => {}) : deps.person),
    async strangerHears({ id }) {
      const first = !deps.strangersTold.has(id)
      deps.strangersTold.add(id)
      return first
    },
    reread: async (_account, cardKey) => cards.get(cardKey),
    async keepFile(_account, name, bytes) {
      const meta = { id: randomUUID(), name, mime: 'text/plain', size: bytes.length, sha256: '', by: 'E10866', at: '' }
      files.set(meta.id, { meta, bytes })
      return meta
    },
    openFile: async (_account, fileId) => files.get(fileId),
  }
  return deps
}

/** The paper that the card `whole` offers, as it is opened: to be put among the files under its id. */
export function paper(bytes: Uint8Array): { readonly meta: FileMeta; readonly bytes: Uint8Array } {
  const named = { id: 'file-1', name: '结算单.pdf', mime: 'application/pdf' }
  return { meta: { ...named, size: bytes.length, sha256: '', by: 'haosan', at: '' }, bytes }
}
