// The directory on PostgreSQL: profiles and employment records sealed, a snapshot in memory until somebody imports.
import stringify from 'fast-json-stable-stringify'
import { z } from 'zod'
import {
  type AccountRef,
  type EmploymentRecord,
  type People,
  type Person,
  type PersonId,
  platformNames,
} from '../model/person.ts'
import { AppError } from '../model/refusal.ts'
import type { PeopleStore, PersonRow } from '../ports/people-store.ts'
import type { Session } from './database.ts'
import type { Keeper } from './keeper.ts'

interface Directory {
  readonly people: People
  readonly byAccount: ReadonlyMap<string, PersonId>
  readonly accounts: ReadonlyMap<PersonId, readonly AccountRef[]>
}

interface Private {
  readonly email?: string | undefined
  readonly mobile?: string | undefined
  readonly record: EmploymentRecord
}

const place = (column: 'profile' | 'private', id: PersonId): string => `person.${column}/${id}`
const accountKey = (account: AccountRef): string => `${account.platform} ${account.id}`
const platform = z.enum(platformNames)

// Sealed by this store from rows that the import checked.
const profile = z.custom<Person>(value => typeof value === 'object' && value !== null && 'id' in value)
const privateSide = z.custom<Private>(value => typeof value === 'object' && value !== null && 'record' in value)

export function openPeopleStore({ db, sealer, signals }: Keeper): PeopleStore {
  let cached: Promise<Directory> | undefined
  signals.hear('people', () => {
    cached = undefined
  })

  const read = async (): Promise<Directory> => {
    const rows = await db.kysely.selectFrom('person').select(['id', 'profile']).orderBy('id').execute()
    const linked = await db.kysely.selectFrom('account').selectAll().orderBy('platform').orderBy('id').execute()
    const everybody = rows.map(row => profile.parse(JSON.parse(sealer.open(row.profile, place('profile', row.id)))))
    const byId = new Map(everybody.map(person => [person.id, person]))
    const byAccount = new Map<string, PersonId>()
    const accounts = new Map<PersonId, AccountRef[]>()
    // What the messenger's own directory says replaces what a file said about the same messenger.
    const synced = new Set(linked.flatMap(row => (row.source === 'sync' ? [`${row.platform} ${row.person_id}`] : [])))
    for (const row of linked) {
      const account = { platform: platform.parse(row.platform), id: row.id }
      byAccount.set(accountKey(account), row.person_id)
      if (row.source === 'file' && synced.has(`${row.platform} ${row.person_id}`)) continue
      accounts.set(row.person_id, [...(accounts.get(row.person_id) ?? []), account])
    }
    return {
      people: {
        find: id => byId.get(id),
        withRole: role => everybody.filter(person => person.roles.includes(role)),
        all: () => everybody,
      },
      byAccount,
      accounts,
    }
  }

  const directory = (): Promise<Directory> => {
    if (cached !== undefined) return cached
    const reading = read()
    cached = reading
    reading.catch(() => {
      if (cached === reading) cached = undefined
    })
    return reading
  }

  const find = async (session: Session, id: PersonId): Promise<PersonRow | undefined> => {
    const rows = await session.run<{ profile: string; private: string }>(
      'people.find',
      'select profile, private from person where id = $1',
      [id],
    )
    const row = rows[0]
    if (row === undefined) return undefined
    const linked = await session.run<{ platform: string; id: string }>(
      'people.accounts',
      `select platform, id from account where person_id = $1 and source = 'file' order by platform, id`,
      [id],
    )
    return {
      person: profile.parse(JSON.parse(sealer.open(row.profile, place('profile', id)))),
      ...privateSide.parse(JSON.parse(sealer.open(row.private, place('private', id)))),
      accounts: linked.map(account => ({ platform: platform.parse(account.platform), id: account.id })),
    }
  }

  const saveOne = async (session: Session, row: PersonRow): Promise<void> => {
    const { person, accounts, ...rest } = row
    await session.run(
      'people.save',
      `insert into person (id, profile, private) values ($1, $2, $3)
       on conflict (id) do update set profile = excluded.profile, private = excluded.private`,
      [
        person.id,
        sealer.seal(JSON.stringify(person), place('profile', person.id)),
        sealer.seal(JSON.stringify(rest), place('private', person.id)),
      ],
    )
    for (const account of accounts) {
      const linked = await session.run(
        'people.link',
        `insert into account (platform, id, person_id) values ($1, $2, $3) on conflict (platform, id)
         do update set source = 'file' where account.person_id = excluded.person_id returning id`,
        [account.platform, account.id, person.id],
      )
      if (linked.length === 0)
        throw new AppError(
          'conflict',
          'account-taken',
          `The ${account.platform} account of ${person.id} already belongs to another person; correct one of the two rows.`,
        )
    }
  }

  return {
    snapshot: async () => (await directory()).people,

    async save(rows) {
      const counts = await db.transaction(async session => {
        const differing: PersonRow[] = []
        let added = 0
        for (const row of rows) {
          const before = await find(session, row.person.id)
          if (before !== undefined && canonical(before) === canonical(row)) continue
          if (before === undefined) added += 1
          differing.push(row)
        }
        // All give up their accounts before anybody takes one: two people may have changed places.
        await session.run(
          'people.unlink',
          `delete from account where source = 'file' and person_id = any ($1::text[])`,
          [differing.map(row => row.person.id)],
        )
        for (const row of differing) await saveOne(session, row)
        return { added, changed: differing.length - added, unchanged: rows.length - differing.length }
      })
      cached = undefined
      signals.tell('people')
      return counts
    },

    async relink(on, links, gone) {
      await db.transaction(async session => {
        await session.run('people.unsync', `delete from account where platform = $1 and source = 'sync'`, [on])
        await session.run('people.left', 'delete from account where platform = $1 and id = any ($2::text[])', [
          on,
          gone.map(account => account.id),
        ])
        await session.run(
          'people.sync',
          `insert into account (platform, id, person_id, source)
           select $1, link.id, link.person_id, 'sync' from unnest($2::text[], $3::text[]) as link (id, person_id)
           on conflict (platform, id) do nothing`,
          [on, links.map(({ account }) => account.id), links.map(link => link.person)],
        )
      })
      cached = undefined
      signals.tell('people')
    },

    async links(on) {
      const rows = await db.run<{ id: string; person_id: string; source: 'file' | 'sync' }>(
        'people.links',
        'select id, person_id, source from account where platform = $1 order by id',
        [on],
      )
      return rows.map(row => ({ account: { platform: on, id: row.id }, person: row.person_id, source: row.source }))
    },

    async emails() {
      const rows = await db.kysely.selectFrom('person').select(['id', 'private']).execute()
      return new Map(
        rows.flatMap(row => {
          const { email } = privateSide.parse(JSON.parse(sealer.open(row.private, place('private', row.id))))
          return email === undefined ? [] : [[row.id, email] as const]
        }),
      )
    },

    row: id => find(db, id),
    byAccount: async account => (await directory()).byAccount.get(accountKey(account)),
    accountsOf: async id => (await directory()).accounts.get(id) ?? [],
  }
}

const canonical = (row: PersonRow): string => stringify({ ...row, accounts: row.accounts.map(accountKey).sort() })
