// One money line: name, caption, amount; behind it formula, facts, source and article; its own buttons below.
import { useContext, useId } from 'react'
import type { MoneyRow as Row } from '../../../src/model/card.ts'
import { grouped } from '../../../src/model/figures.ts'
import { Said } from '../texts/said.tsx'
import { useLanguage } from '../texts/texts.ts'
import { Chevron } from '../theme/icons.tsx'
import { Actions } from './actions.tsx'
import { currencyName } from './currency.ts'
import { Facts } from './facts.tsx'
import { PlaceContext } from './form/kept.ts'
import type { Pressing } from './pressing.ts'

interface Props {
  readonly row: Row
  readonly closed: boolean
  readonly pressing: Pressing
  /** Whether the currency stands beside the amount. */
  readonly unit: boolean
  readonly sum?: boolean | undefined
}

export function MoneyRow({ row, closed, pressing, unit, sum }: Props) {
  const name = useId()
  const place = useContext(PlaceContext)
  const face = <Face row={row} unit={unit} name={name} />
  return (
    <li className={sum ? 'money-row money-sum' : 'money-row'} data-mark={row.mark} data-line={row.id}>
      {row.detail.length > 0 ? (
        <details>
          <summary className="money-face">
            {face}
            <span className="money-open">
              <Chevron />
            </span>
          </summary>
          <div className="money-detail">
            <Facts rows={row.detail} />
          </div>
        </details>
      ) : (
        <div className="money-face">{face}</div>
      )}
      {!closed && row.buttons && row.buttons.length > 0 && (
        <PlaceContext value={`${place}/${row.id}`}>
          <Actions buttons={row.buttons} pressing={pressing} name={name} small />
        </PlaceContext>
      )}
    </li>
  )
}

function Face({ row, unit, name }: { readonly row: Row; readonly unit: boolean; readonly name: string }) {
  const { say } = useLanguage()
  return (
    <>
      <span className="money-name">
        <span id={name}>
          <Said text={row.label} />
        </span>
        {row.markLabel && (
          <span className="mark" data-mark={row.mark}>
            {row.markLabel}
          </span>
        )}
      </span>
      <span className="money-amount">
        {row.before && (
          <del className="figures">
            <span className="unseen">{say('line.before')} </span>
            <Said text={grouped(row.before.value)} />
          </del>
        )}
        <span className="figures">
          {row.before && <span className="unseen">{say('line.now')} </span>}
          <Said text={grouped(row.amount.value)} />
          {unit && ` ${currencyName(row.amount.currency, say)}`}
        </span>
      </span>
      {row.caption && (
        <span className="money-caption">
          <Said text={row.caption} />
        </span>
      )}
    </>
  )
}
