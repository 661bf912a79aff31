// Chooses who holds a phone; sandbox only.
import type { PersonId } from '../../../src/model/person.ts'
import type { Brief } from '../api/wire.ts'
import { useLanguage } from '../texts/texts.ts'

interface Props {
  readonly people: readonly Brief[]
  readonly chosen: PersonId
  readonly onChoose: (id: PersonId) => void
}

export function ChoosePerson({ people, chosen, onChoose }: Props) {
  const { say } = useLanguage()
  return (
    <label className="choose">
      <span aria-hidden="true">{say('sandbox.who')}</span>
      <select
        className="choose-list"
        aria-label={say('sandbox.who')}
        value={chosen}
        onChange={event => onChoose(event.target.value)}
      >
        {people.map(person => (
          <option key={person.id} value={person.id}>
            {person.roleLabel} {person.name}
            {person.department ? ` · ${person.department}` : ''}
          </option>
        ))}
      </select>
    </label>
  )
}
