// Every way an employment ends in mainland China, and what each owes in principle (LCL 36–50, 68–72; IR 5, 6, 22, 23).

/** N = severance (LCL 46), `lieu` = one month instead of notice (LCL 40), `double` = damages (LCL 87). */
export interface Ground {
  readonly owes: 'severance' | 'severance-and-lieu' | 'double' | 'nothing'
  readonly basis: readonly string[]
  /** Involuntary for unemployment benefit; `listed` where it is and agencies differ, `local` where no national rule says. */
  readonly involuntary: 'yes' | 'no' | 'listed' | 'local'
  /** Whose decision it is: a dismissal needs the union step (LCL 43) and may meet LCL 42; an expiry meets LCL 45. */
  readonly route: 'agreement' | 'resignation' | 'for-cause' | 'no-fault' | 'layoff' | 'expiry' | 'other' | 'unlawful'
  /** Old-rule treatment of service before 2008 (LCL 97(3), 481号): capped at 12 months, uncapped, none, or unclear. */
  readonly before2008: 'capped' | 'uncapped' | 'none' | 'unclear'
}

const ground = (
  owes: Ground['owes'],
  route: Ground['route'],
  involuntary: Ground['involuntary'],
  before2008: Ground['before2008'],
  ...basis: string[]
): Ground => ({ owes, route, involuntary, before2008, basis })

export const grounds = {
  art36_employer_proposed: ground('severance', 'agreement', 'yes', 'capped', 'CN-LCL-36', 'CN-LCL-46'),
  art36_employee_proposed: ground('nothing', 'agreement', 'no', 'none', 'CN-LCL-36', 'CN-LCL-46'),
  art37_resign: ground('nothing', 'resignation', 'no', 'none', 'CN-LCL-37'),
  art37_resign_probation: ground('nothing', 'resignation', 'no', 'none', 'CN-LCL-37'),
  art38_forced_resign: ground('severance', 'other', 'yes', 'unclear', 'CN-LCL-38', 'CN-LCL-46'),
  art39_1_probation_unfit: ground('nothing', 'for-cause', 'yes', 'none', 'CN-LCL-39', 'CN-LCL-21'),
  art39_2_serious_breach: ground('nothing', 'for-cause', 'yes', 'none', 'CN-LCL-39'),
  art39_3_gross_neglect_or_graft: ground('nothing', 'for-cause', 'yes', 'none', 'CN-LCL-39'),
  art39_4_double_job: ground('nothing', 'for-cause', 'yes', 'none', 'CN-LCL-39'),
  art39_5_fraud: ground('nothing', 'for-cause', 'yes', 'none', 'CN-LCL-39'),
  art39_6_criminal: ground('nothing', 'for-cause', 'yes', 'none', 'CN-LCL-39'),
  art40_1_medical: ground('severance-and-lieu', 'no-fault', 'yes', 'uncapped', 'CN-LCL-40', 'CN-LCL-46'),
  art40_2_incompetent: ground('severance-and-lieu', 'no-fault', 'yes', 'capped', 'CN-LCL-40', 'CN-LCL-46'),
  art40_3_circumstances: ground('severance-and-lieu', 'no-fault', 'yes', 'uncapped', 'CN-LCL-40', 'CN-LCL-46'),
  art41_layoff: ground('severance', 'layoff', 'yes', 'uncapped', 'CN-LCL-41', 'CN-LCL-46'),
  art44_1_expiry_employer_no_renew: ground('severance', 'expiry', 'yes', 'none', 'CN-LCL-44', 'CN-LCL-46'),
  art44_1_expiry_employer_worse_terms: ground('severance', 'expiry', 'yes', 'none', 'CN-LCL-44', 'CN-LCL-46'),
  art44_1_expiry_employee_refuses_same_terms: ground('nothing', 'expiry', 'listed', 'none', 'CN-LCL-44', 'CN-LCL-46'),
  art44_2_pension: ground('nothing', 'other', 'no', 'none', 'CN-LCL-44', 'CN-IR-21'),
  art44_3_death: ground('nothing', 'other', 'no', 'none', 'CN-LCL-44'),
  art44_4_bankrupt: ground('severance', 'other', 'yes', 'none', 'CN-LCL-44', 'CN-LCL-46'),
  art44_5_dissolution: ground('severance', 'other', 'yes', 'none', 'CN-LCL-44', 'CN-LCL-46'),
  task_completion: ground('severance', 'other', 'local', 'none', 'CN-IR-22'),
  refuses_contract_within_first_month: ground('nothing', 'other', 'local', 'none', 'CN-IR-5'),
  refuses_contract_after_first_month: ground('severance', 'other', 'local', 'none', 'CN-IR-6'),
  part_time_termination: ground('nothing', 'other', 'no', 'none', 'CN-LCL-71'),
  work_injury_termination: ground('severance', 'other', 'local', 'uncapped', 'CN-IR-23'),
  unlawful: ground('double', 'unlawful', 'yes', 'none', 'CN-LCL-48', 'CN-LCL-87'),
  unlawful_expiry_after_two_fixed_terms: ground('double', 'unlawful', 'yes', 'none', 'CN-LCL-14', 'CN-LCL-87'),
  unlawful_expiry_after_ten_years: ground('double', 'unlawful', 'yes', 'none', 'CN-LCL-14', 'CN-LCL-87'),
} as const satisfies Readonly<Record<string, Ground>>

export type GroundCode = keyof typeof grounds

export const groundCodes = Object.keys(grounds) as readonly GroundCode[]

/** What the ground is once it is settled who proposed an agreement. */
export const groundOf = (code: GroundCode): Ground => grounds[code]

/** A ground as it may be told: two of them leave a question open. */
type ToldGround = GroundCode | 'art36_unspecified' | 'art44_1_expiry'

export const toldGrounds: readonly ToldGround[] = [...groundCodes, 'art36_unspecified', 'art44_1_expiry']

/** Every ground as it may be told, with its articles. */
export const basisOfGround: Readonly<Record<ToldGround, readonly string[]>> = {
  ...(Object.fromEntries(groundCodes.map(code => [code, grounds[code].basis])) as Record<
    GroundCode,
    readonly string[]
  >),
  art36_unspecified: ['CN-LCL-36'],
  art44_1_expiry: ['CN-LCL-44'],
}
