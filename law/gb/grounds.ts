// The ways an employment ends in the United Kingdom: whether redundancy pay is due, and whose notice it takes (ERA 86, 135, 136).

export interface Ground {
  /** Redundancy pay, nothing, or what is agreed. */
  readonly payment: 'redundancy' | 'nothing' | 'agreed'
  /** The employer's or the employee's notice, none, or what is agreed. */
  readonly notice: 'employer' | 'employee' | 'none' | 'agreed'
}

const ground = (payment: Ground['payment'], notice: Ground['notice']): Ground => ({ payment, notice })

export const grounds = {
  redundancy: ground('redundancy', 'employer'),
  collective_redundancy: ground('redundancy', 'employer'),
  employer_dismissal: ground('nothing', 'employer'),
  employer_without_cause: ground('nothing', 'employer'),
  unfair_dismissal: ground('nothing', 'employer'),
  medical_incapacity: ground('nothing', 'employer'),
  misconduct: ground('nothing', 'employer'),
  serious_misconduct: ground('nothing', 'none'),
  probation_dismissal: ground('nothing', 'employer'),
  retirement: ground('nothing', 'employer'),
  fixed_term_expiry: ground('nothing', 'none'),
  resignation: ground('nothing', 'employee'),
  mutual: ground('agreed', 'agreed'),
  death: ground('nothing', 'none'),
} as const satisfies Readonly<Record<string, Ground>>

export type GroundCode = keyof typeof grounds

export const groundCodes = Object.keys(grounds) as readonly GroundCode[]

/** What a ground leads to; every code has one. */
export const groundOf = (code: GroundCode): Ground => grounds[code]
