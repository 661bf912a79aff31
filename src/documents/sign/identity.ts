// The built-in signer's own key and self-signed certificate: made on first use, kept sealed, the same ever after.
import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import forge from 'node-forge'
import { z } from 'zod'
import { type InstantText, Temporal } from '../../model/dates.ts'

/** A place for secrets, sealed at rest. `put` keeps the first value: a later one under the same name changes nothing. */
export interface SecretStore {
  get(name: string): Promise<string | undefined>
  put(name: string, value: string): Promise<void>
}

export interface SigningIdentity {
  /** PKCS #8 PEM. */
  readonly key: string
  /** X.509 PEM. */
  readonly certificate: string
}

const secretName = 'signing-identity'
const identity = z.strictObject({
  key: z.string().includes('PRIVATE KEY'),
  certificate: z.string().includes('CERTIFICATE'),
})

/** The stored identity; the first call makes it for this company. */
export async function signingIdentity(
  secrets: SecretStore,
  company: string,
  at: InstantText,
): Promise<SigningIdentity> {
  const known = await secrets.get(secretName)
  if (known !== undefined) return identity.parse(JSON.parse(known))
  await secrets.put(secretName, JSON.stringify(await makeIdentity(company, at)))
  // Read again: another process may have been first.
  return identity.parse(JSON.parse((await secrets.get(secretName)) ?? ''))
}

/** DER bytes of a PEM block. */
export const derOf = (pem: string): Buffer =>
  Buffer.from(pem.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, ''), 'base64')

async function makeIdentity(company: string, at: InstantText): Promise<SigningIdentity> {
  // Seconds of work: done beside the event loop.
  const pair = await promisify(generateKeyPair)('rsa', {
    modulusLength: 3072,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey)
  // A leading zero byte keeps the serial number positive.
  certificate.serialNumber = `00${randomBytes(15).toString('hex')}`
  const from = Temporal.Instant.from(at).toZonedDateTimeISO('UTC').subtract({ days: 1 })
  certificate.validity.notBefore = new Date(from.epochMilliseconds)
  certificate.validity.notAfter = new Date(from.add({ years: 10 }).epochMilliseconds)
  // UTF8String carries a Chinese company name; forge's types call the tag of a text a class.
  const valueTagClass = forge.asn1.Type.UTF8 as unknown as forge.asn1.Class
  const name = [
    { shortName: 'CN', value: `${company} (built-in signer, no certification authority)`, valueTagClass },
    { shortName: 'O', value: company, valueTagClass },
  ]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ])
  certificate.sign(forge.pki.privateKeyFromPem(pair.privateKey), forge.md.sha256.create())
  return { key: pair.privateKey, certificate: forge.pki.certificateToPem(certificate) }
}
