// Verifies a PAdES signature offline: whole file covered, digest and signature right, certificate bound in.
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto'
import forge from 'node-forge'

const { asn1 } = forge
type Node = forge.asn1.Asn1

export type SignatureCheck =
  | { readonly valid: true; readonly certificate: string; readonly signer: string }
  | { readonly valid: false; readonly why: 'none' | 'partial' | 'unreadable' | 'content-changed' | 'signature-wrong' }

/** Says nothing about who stands behind the certificate: the built-in one is self-signed. */
export function verifySignature(pdf: Uint8Array): SignatureCheck {
  const bytes = Buffer.from(pdf)
  const text = bytes.toString('latin1')
  const at = text.lastIndexOf('/ByteRange [')
  const range = /\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/
    .exec(text.slice(at, at + 80))
    ?.slice(1)
    .map(Number)
  if (at < 0 || range === undefined) return { valid: false, why: 'none' }
  const [start = 0, head = 0, tail = 0, rest = 0] = range
  if (start !== 0 || tail + rest !== bytes.length) return { valid: false, why: 'partial' }
  const content = Buffer.concat([bytes.subarray(0, head), bytes.subarray(tail)])
  try {
    return verifyCms(Buffer.from(text.slice(head + 1, tail - 1), 'hex'), content)
  } catch {
    return { valid: false, why: 'unreadable' }
  }
}

function verifyCms(padded: Buffer, content: Buffer): SignatureCheck {
  const signedData = child(child(readPadded(padded), 1), 0)
  const certificate = new X509Certificate(der(child(child(signedData, 3), 0)))
  const signerInfo = child(child(signedData, 4), 0)
  const attributes = child(signerInfo, 3)
  const digest = attribute(attributes, '1.2.840.113549.1.9.4')
  const bound = attribute(attributes, '1.2.840.113549.1.9.16.2.47')
  if (digest === undefined || bound === undefined) return { valid: false, why: 'unreadable' }
  if (!raw(digest).equals(sha256(content))) return { valid: false, why: 'content-changed' }
  const boundTo = raw(child(child(child(bound, 0), 0), 0))
  // Signed are the attributes as a SET; inside the structure they carry another tag.
  const signed = Buffer.from(der(attributes))
  signed[0] = 0x31
  const right =
    boundTo.equals(sha256(certificate.raw)) &&
    verify(
      'sha256',
      signed,
      createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })),
      raw(child(signerInfo, 5)),
    )
  return right
    ? { valid: true, certificate: sha256(certificate.raw).toString('hex'), signer: certificate.subject }
    : { valid: false, why: 'signature-wrong' }
}

/** The place for a signature is longer than the signature: the rest are zeros, cut off by the length it states. */
function readPadded(padded: Buffer): Node {
  if (padded[0] !== 0x30 || padded[1] !== 0x82) throw new Error('not the structure of a signature')
  return asn1.fromDer(padded.subarray(0, 4 + padded.readUInt16BE(2)).toString('latin1'))
}

function child(node: Node, index: number): Node {
  const found = Array.isArray(node.value) ? node.value[index] : undefined
  if (found === undefined) throw new Error('not the structure of a signature')
  return found
}

const attribute = (attributes: Node, oid: string): Node | undefined => {
  const list = Array.isArray(attributes.value) ? attributes.value : []
  const found = list.find(item => asn1.derToOid(String(child(item, 0).value)) === oid)
  return found === undefined ? undefined : child(child(found, 1), 0)
}

const der = (node: Node): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'latin1')
const raw = (node: Node): Buffer => Buffer.from(String(node.value), 'latin1')
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
