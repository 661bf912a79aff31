// At each start every running case is asked once whether the law in force now would change what is out: packs and settings are read at the start.
import { createHash } from 'node:crypto'
import type { LawPacks } from '../law/pack.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Accept } from '../ports/platform.ts'

export interface LawWatchDeps {
  readonly cases: Pick<CaseStore, 'openIds'>
  readonly accept: Accept
  readonly clock: Clock
}

/** The same law, the same key: an event that was accepted before is not accepted again. */
export const lawFingerprint = ({ packs }: LawPacks): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        packs.map(pack =>
          'incomplete' in pack ? pack.jurisdiction : [pack.jurisdiction, pack.version, pack.parameters],
        ),
      ),
    )
    .digest('hex')
    .slice(0, 16)

export async function watchLaw({ cases, accept, clock }: LawWatchDeps, law: LawPacks): Promise<void> {
  const fingerprint = lawFingerprint(law)
  for (const caseId of await cases.openIds()) {
    await accept({
      key: `law:${fingerprint}:${caseId}`,
      from: { clock: true },
      at: clock.now(),
      what: { kind: 'law-changed', caseId },
    })
  }
}
