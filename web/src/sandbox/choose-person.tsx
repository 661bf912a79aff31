// Chooses who holds a phone, and shows who has something to do; sandbox only.
import { useContext, useEffect, useRef } from 'react'
import type { PersonId } from '../../../src/model/person.ts'
import type { Brief } from '../api/wire.ts'
import { GlossContext, glossed } from '../texts/gloss.ts'
import { type Say, useLanguage } from '../texts/texts.ts'

interface Props {
  readonly people: readonly Brief[]
  readonly chosen: PersonId
  /** How many cards wait for each person. */
  readonly waiting: Readonly<Record<PersonId, number>>
  /** Somebody who is on no phone has something to do. */
  readonly others: boolean
  readonly onChoose: (id: PersonId) => void
  /** This person was just chosen here: the list keeps the focus on the phone that is theirs now. */
  readonly picked: boolean
}

const nameOf = (person: Brief, waiting: number, say: Say): string =>
  [
    `${person.roleLabel} ${person.name}`,
    ...(person.department ? [person.department] : []),
    ...(waiting > 0 ? [say('sandbox.waiting', { count: waiting })] : []),
  ].join(' · ')

export function ChoosePerson({ people, chosen, waiting, others, onChoose, picked }: Props) {
  const list = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    if (picked) list.current?.focus()
  }, [picked])
  const { say } = useLanguage()
  const gloss = useContext(GlossContext)
  return (
    <div className="choose">
      <span aria-hidden="true">{say('sandbox.who')}</span>
      {others && <span className="choose-dot" title={say('sandbox.others')} />}
      <select
        ref={list}
        className="choose-list"
        aria-label={say('sandbox.who')}
        value={chosen}
        onChange={event => onChoose(event.target.value)}
      >
        {people.map(person => (
          <option key={person.id} value={person.id}>
            {glossed(nameOf(person, waiting[person.id] ?? 0, say), gloss)}
          </option>
        ))}
      </select>
    </div>
  )
}
