// A one-time link to the page whose button signs a person in to the web chat: the secret is in the link alone, the store keeps its digest.
import { createHash, randomBytes } from 'node:crypto'
import { type InstantText, Temporal } from '../model/dates.ts'
import type { PersonId } from '../model/person.ts'
import type { ChatStore } from '../ports/chat-store.ts'

const hoursValid = 24

/** Works once, and for a day; whoever has the link is that person. */
export async function makeSignInLink(
  person: PersonId,
  address: string,
  now: InstantText,
  chat: Pick<ChatStore, 'makeLink'>,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const expires = Temporal.Instant.from(now).add({ hours: hoursValid }).toString()
  await chat.makeLink(person, createHash('sha256').update(secret).digest('hex'), expires)
  return `${address}/signin/${secret}`
}
