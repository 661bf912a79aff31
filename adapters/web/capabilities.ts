// What the web messenger can do. It is ours, so it can do everything.
import type { Capabilities } from '../../src/ports/platform.ts'

export const webCapabilities: Capabilities = {
  cardInAck: true,
  updateDays: 36_500,
  forms: 'inline',
  files: true,
  rooms: 'yes',
}
