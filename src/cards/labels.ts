// Names of money lines and articles as people read them.
import type { SettlementLine } from '../model/settlement.ts'
import type { Translate } from '../texts/texts.ts'

/** A line's own label, or the catalogue's. */
export const lineLabel = (line: Pick<SettlementLine, 'id' | 'label' | 'facts'>, t: Translate): string =>
  line.label ?? t(`line.${line.id}`, { ...line.facts })

/** 「依据:《劳动合同法》第 47 条」 for article ids. */
export const basisText = (basis: readonly string[], t: Translate): string =>
  basis.map(id => t(`basis.${id}`)).join(t('basis.and'))
