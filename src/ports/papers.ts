// Papers: typeset to PDF/A, and signed by a signer whose level of assurance is said on the paper.

export interface Typesetter {
  /** PDF/A-2b bytes; the same template, data and time give the same bytes. */
  pdf(template: string, data: unknown, at: string): Promise<Uint8Array>
}

export interface Signer {
  readonly name: string
  /** `builtin` is never called a reliable electronic signature of a third-party CA. */
  readonly level: 'builtin' | 'ca'
  /** Signs the bytes as an incremental PDF update (ETSI.CAdES.detached). */
  sign(pdf: Uint8Array, reason: string, at: string): Promise<Uint8Array>
}
