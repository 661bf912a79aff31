// Canonical JSON and its SHA-256: the same content always has the same fingerprint.
import { hash as hashText } from 'node:crypto'
import stringify from 'fast-json-stable-stringify'

/** Lower-case hex SHA-256 of the canonical JSON of plain data. */
export const digest = (content: unknown): string => hashText('sha256', stringify(content), 'hex')

/** The same of data as it was put together: quicker, and for what one and the same code builds, whose keys never change places. */
export const imprint = (content: unknown): string => hashText('sha256', JSON.stringify(content), 'hex')

/** The first four bytes, as people read them: `9F3A 71C0`. */
export const fingerprint = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)}`.toUpperCase()
