// The signer that comes with the product: PAdES as an incremental update. No certification authority stands behind it, and it says so.
import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { Signer as SignatureMaker, SignPdf } from '@signpdf/signpdf'
import { AppError } from '../../model/refusal.ts'
import type { Signer } from '../../ports/papers.ts'
import { type SecretStore, type SigningIdentity, signingIdentity } from './identity.ts'
import { detachedSignature } from './signed-data.ts'

const subFilter = 'ETSI.CAdES.detached'

class DetachedMaker extends SignatureMaker {
  private readonly identity: SigningIdentity

  constructor(identity: SigningIdentity) {
    super()
    this.identity = identity
  }

  override async sign(pdf: Buffer): Promise<Buffer> {
    return detachedSignature(pdf, this.identity)
  }
}

/** `company` is the name the first use writes into the certificate. */
export function builtInSigner(secrets: SecretStore, company: string): Signer {
  return {
    name: 'haosan-built-in',
    level: 'builtin',
    sign: async (pdf, reason, at) => {
      try {
        const identity = await signingIdentity(secrets, company, at)
        const original = Buffer.from(pdf)
        const prepared = plainAddPlaceholder({
          pdfBuffer: original,
          reason,
          contactInfo: '',
          name: company,
          location: '',
          signingTime: new Date(at),
          subFilter,
        })
        const signed = await new SignPdf().sign(withFileId(prepared, original), new DetachedMaker(identity))
        return new Uint8Array(signed)
      } catch (cause) {
        throw new AppError('broken', 'paper-not-signed', 'the built-in signer could not sign this PDF', { cause })
      }
    },
  }
}

/** The update's trailer must repeat the file identifier (ISO 19005-2, 6.1.3), which the placeholder leaves out. */
function withFileId(prepared: Buffer, original: Buffer): Buffer {
  const id = /\/ID\s*\[[^\]]*\]/.exec(original.subarray(-2048).toString('latin1'))?.[0]
  const trailer = prepared.lastIndexOf('trailer\n<<\n')
  if (id === undefined || trailer < original.length - 1) return prepared
  const at = trailer + 'trailer\n<<\n'.length
  return Buffer.concat([prepared.subarray(0, at), Buffer.from(`${id}\n`, 'latin1'), prepared.subarray(at)])
}
