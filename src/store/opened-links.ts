// Sealed links that were opened, each with the digest of the one browser that may use it.
import type { OpenedLinks } from '../ports/opened-links.ts'
import type { Keeper } from './keeper.ts'

export function openOpenedLinks({ db }: Keeper): OpenedLinks {
  const browserOf = async (digest: string): Promise<string | undefined> => {
    const rows = await db.run<{ browser: string }>('links.find', 'select browser from opened_link where digest = $1', [
      digest,
    ])
    return rows[0]?.browser
  }
  return {
    browserOf,
    async bind(digest, browser, expires) {
      await db.run(
        'links.bind',
        'insert into opened_link (digest, browser, expires_at) values ($1, $2, $3) on conflict (digest) do nothing',
        [digest, browser, expires],
      )
      return (await browserOf(digest)) ?? browser
    },
  }
}
