// Reads leased rows; one whose seal does not open is buried, so that it stops neither its neighbours nor its lane.
import { AppError } from '../../model/refusal.ts'

export async function readLeased<Row extends { readonly id: string }, Out>(
  rows: readonly Row[],
  read: (row: Row) => Out,
  bury: (id: string, why: string) => Promise<void>,
): Promise<readonly Out[]> {
  const inOrder = [...rows].sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
  const good: Out[] = []
  for (const row of inOrder)
    try {
      good.push(read(row))
    } catch (error) {
      await bury(row.id, `unreadable: ${error instanceof AppError ? error.code : 'malformed'}`)
    }
  return good
}
