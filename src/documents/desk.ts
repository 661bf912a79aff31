// The desk where papers are made: typesetter, signer, books and the law's names, put together once.
import { join } from 'node:path'
import type { CompanySettings } from '../model/settings.ts'
import { root } from '../packs/root.ts'
import type { FileStore } from '../ports/file-store.ts'
import type { Texts } from '../texts/texts.ts'
import { readBooks } from './books.ts'
import type { RenderDeps } from './render.ts'
import { builtInSigner } from './sign/built-in-signer.ts'
import type { SecretStore } from './sign/identity.ts'
import { typstTypesetter } from './typst.ts'

/** Opens the desk for one flow's papers. Articles and facts are named as on the cards. */
export function openDesk(
  flow: string,
  about: {
    readonly files: FileStore
    readonly secrets: SecretStore
    readonly company: CompanySettings['company']
    readonly texts: Texts
  },
): RenderDeps {
  const folder = join(root, 'flows', flow, 'documents')
  return {
    typesetter: typstTypesetter(folder),
    signer: builtInSigner(about.secrets, about.company.legalName),
    files: about.files,
    books: readBooks(folder),
    law: {
      cite: (article, locale) => about.texts.t(locale, `basis.${article}`),
      term: (fact, locale) => about.texts.t(locale, `fact.${fact}`),
      sentence: (key, locale, values) => about.texts.t(locale, key, values),
    },
  }
}
