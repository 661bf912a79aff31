// What an agreement says, as plain canonical data: its hash is what people confirm, sign and later verify.
import type { CaseState } from '../../model/case.ts'
import type { DateText } from '../../model/dates.ts'
import type { Money } from '../../model/money.ts'
import type { PersonId } from '../../model/person.ts'
import type { CompanySettings } from '../../model/settings.ts'
import type { SettlementLine, SettlementVersion } from '../../model/settlement.ts'
import { digest } from '../canonical.ts'
import { type AgreementTerms, withdrawalWorkdays } from './terms.ts'

export interface AgreementContent {
  readonly schema: 'haosan/agreement/1'
  readonly caseId: string
  readonly version: number
  /** The Chinese text governs; other languages are reading copies. */
  readonly governing: 'zh-CN'
  readonly company: Pick<CompanySettings['company'], 'legalName' | 'creditCode' | 'address' | 'signatory'>
  readonly employee: { readonly id: PersonId; readonly name: string }
  readonly proposedBy: 'employer' | 'employee'
  readonly lastDay: DateText
  readonly considerationDays: number
  readonly withdrawalWorkdays: number
  readonly settlement: { readonly version: number; readonly hash: string }
  readonly lines: readonly SettlementLine[]
  readonly net: Money
  readonly terms: AgreementTerms
  /** Items both sides leave open, by line id. */
  readonly reserved: readonly string[]
  /** The employee's own words, printed as written. */
  readonly reservation?: string | undefined
}

/** Builds the content from what was confirmed; nothing here is looked up or computed anew. */
export function agreementContent(input: {
  readonly state: Pick<CaseState, 'id' | 'opening' | 'considerationDays' | 'reservation'>
  readonly version: number
  readonly settlement: SettlementVersion
  readonly terms: AgreementTerms
  readonly company: CompanySettings['company']
  readonly employee: { readonly id: PersonId; readonly name: string }
}): AgreementContent {
  const { state, settlement, company } = input
  return {
    schema: 'haosan/agreement/1',
    caseId: state.id,
    version: input.version,
    governing: 'zh-CN',
    company: {
      legalName: company.legalName,
      creditCode: company.creditCode,
      address: company.address,
      signatory: company.signatory,
    },
    employee: { id: input.employee.id, name: input.employee.name },
    proposedBy: state.opening.proposedBy,
    lastDay: settlement.lastDay,
    considerationDays: state.considerationDays,
    withdrawalWorkdays,
    settlement: { version: settlement.version, hash: settlement.hash },
    lines: settlement.lines,
    net: settlement.net,
    terms: input.terms,
    reserved: settlement.reserved,
    reservation: state.reservation,
  }
}

/** SHA-256 over the canonical JSON; a single changed character gives another hash. */
export const agreementHash = (content: AgreementContent): string => digest(content)
