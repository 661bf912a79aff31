// Money lines with their sum: amounts in one column of even figures, each line opens to where it comes from.
import type { MoneyRow as Row } from '../../../src/model/card.ts'
import { useLanguage } from '../texts/texts.ts'
import { currencyName } from './currency.ts'
import { MoneyRow } from './money-row.tsx'
import type { Pressing } from './pressing.ts'

interface Props {
  readonly rows: readonly Row[]
  readonly total?: Row | undefined
  readonly closed: boolean
  readonly pressing: Pressing
}

export function Lines({ rows, total, closed, pressing }: Props) {
  const { say } = useLanguage()
  const currencies = [...new Set([...rows, ...(total ? [total] : [])].map(row => row.amount.currency))]
  const [one] = currencies.length === 1 ? currencies : []
  return (
    <div className="lines">
      {one && <p className="lines-unit">{say('line.amount', { currency: currencyName(one, say) })}</p>}
      <ul>
        {rows.map(row => (
          <MoneyRow key={row.id} row={row} closed={closed} pressing={pressing} unit={one === undefined} />
        ))}
        {total && <MoneyRow row={total} closed={closed} pressing={pressing} unit sum />}
      </ul>
    </div>
  )
}
