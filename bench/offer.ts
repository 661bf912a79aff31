// The load generator as a process of its own: gets a load, offers it, tells when it begins to count and what came of it.
import { type Load, offer } from './load.ts'

process.once('message', async message => {
  const result = await offer(message as Load, () => process.send?.('measuring'))
  process.send?.(result, () => process.exit(0))
})
