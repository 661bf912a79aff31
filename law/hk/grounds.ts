// The ways an employment ends in Hong Kong: which payment each can lead to, and whose notice it takes (EO 6–9, 31B–31RA).

export interface Ground {
  /** Severance payment, long service payment, long service payment by age or ill health, nothing, or what is agreed. */
  readonly payment: 'severance' | 'long-service' | 'by-age-or-health' | 'by-who-retires' | 'nothing' | 'agreed'
  /** `due` by contract or law, none at all, what is agreed, or a question that another rule of law answers. */
  readonly notice: 'due' | 'none' | 'agreed' | 'open'
}

const ground = (payment: Ground['payment'], notice: Ground['notice']): Ground => ({ payment, notice })

export const grounds = {
  employer_dismissal: ground('long-service', 'due'),
  employer_without_cause: ground('long-service', 'due'),
  unfair_dismissal: ground('long-service', 'due'),
  medical_incapacity: ground('long-service', 'due'),
  misconduct: ground('long-service', 'due'),
  serious_misconduct: ground('nothing', 'none'),
  probation_dismissal: ground('long-service', 'due'),
  redundancy: ground('severance', 'due'),
  collective_redundancy: ground('severance', 'due'),
  layoff: ground('severance', 'open'),
  fixed_term_expiry: ground('long-service', 'none'),
  mutual: ground('agreed', 'agreed'),
  resignation: ground('by-age-or-health', 'due'),
  retirement: ground('by-who-retires', 'due'),
  death: ground('long-service', 'none'),
} as const satisfies Readonly<Record<string, Ground>>

export type GroundCode = keyof typeof grounds

export const groundCodes = Object.keys(grounds) as readonly GroundCode[]

/** What a ground leads to; every code has one. */
export const groundOf = (code: GroundCode): Ground => grounds[code]
