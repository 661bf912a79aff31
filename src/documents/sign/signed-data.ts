// CMS signed data as PAdES wants it (ETSI EN 319 142-1, baseline B): detached, with the signing certificate bound in.
import { createHash, sign as rsaSign } from 'node:crypto'
import forge from 'node-forge'
import { derOf, type SigningIdentity } from './identity.ts'

const { asn1 } = forge
const { Class, Type } = asn1

const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaEncryption: '1.2.840.113549.1.1.1',
} as const

const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const sequence = (...items: readonly forge.asn1.Asn1[]) => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [...items])
const set = (...items: readonly forge.asn1.Asn1[]) => asn1.create(Class.UNIVERSAL, Type.SET, true, [...items])
const oid = (id: string) => asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(id).getBytes())
const octets = (bytes: Uint8Array) => asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, binary(bytes))
const integer = (n: number) => asn1.create(Class.UNIVERSAL, Type.INTEGER, false, String.fromCharCode(n))
const algorithm = (id: string) => sequence(oid(id), asn1.create(Class.UNIVERSAL, Type.NULL, false, ''))
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const der = (node: forge.asn1.Asn1): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'latin1')

/** Signs the bytes outside of the structure. No signing time inside: PAdES keeps it in the PDF's own dictionary. */
export function detachedSignature(content: Uint8Array, { key, certificate }: SigningIdentity): Buffer {
  const certificateDer = derOf(certificate)
  const { issuer, serial } = issuerAndSerial(certificateDer)
  const attributes = sortedForDer([
    sequence(oid(oids.contentType), set(oid(oids.data))),
    sequence(oid(oids.messageDigest), set(octets(sha256(content)))),
    // Binds the certificate, so that another one with the same key cannot take its place (RFC 5035).
    sequence(oid(oids.signingCertificateV2), set(sequence(sequence(sequence(octets(sha256(certificateDer))))))),
  ])
  const signature = rsaSign('sha256', der(set(...attributes)), key)
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    algorithm(oids.sha256),
    asn1.create(Class.CONTEXT_SPECIFIC, 0, true, [...attributes]),
    algorithm(oids.rsaEncryption),
    octets(signature),
  )
  const signedData = sequence(
    integer(1),
    set(algorithm(oids.sha256)),
    sequence(oid(oids.data)),
    asn1.create(Class.CONTEXT_SPECIFIC, 0, true, [asn1.fromDer(binary(certificateDer))]),
    set(signerInfo),
  )
  return der(sequence(oid(oids.signedData), asn1.create(Class.CONTEXT_SPECIFIC, 0, true, [signedData])))
}

/** DER writes the members of a set in the order of their bytes. */
const sortedForDer = (items: readonly forge.asn1.Asn1[]): readonly forge.asn1.Asn1[] =>
  items.toSorted((a, b) => Buffer.compare(der(a), der(b)))

/** Taken from the certificate's own bytes: writing the name anew could encode it differently. */
function issuerAndSerial(certificate: Uint8Array): {
  readonly issuer: forge.asn1.Asn1
  readonly serial: forge.asn1.Asn1
} {
  const [body] = members(asn1.fromDer(binary(certificate)))
  const [, serial, , issuer] = body === undefined ? [] : members(body)
  if (issuer === undefined || serial === undefined) throw new Error('the certificate has no issuer or serial number')
  return { issuer, serial }
}

const members = (node: forge.asn1.Asn1): readonly forge.asn1.Asn1[] => (Array.isArray(node.value) ? node.value : [])
