// Facts in two columns: name and value.
import { Said } from '../texts/said.tsx'

export function Facts({ rows }: { readonly rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={`${name} ${value}`} className="fact">
          <dt>
            <Said text={name} />
          </dt>
          <dd>
            <Said text={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
