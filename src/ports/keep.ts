// Waiting until an event is kept, and not for what it comes to: all that a messenger is owed which carries no card in its ack.
import type { InboundEvent } from '../model/inbound.ts'
import type { Accept, Ack } from './platform.ts'

/** Rejects when the event is not kept. What the spine answers follows; it may itself fail, the event being kept. */
export async function keep(accept: Accept, event: InboundEvent): Promise<{ readonly answer: Promise<Ack> }> {
  let tell = (): void => {}
  const kept = new Promise<void>(resolve => {
    tell = resolve
  })
  const answer = accept(event, tell)
  await Promise.race([kept, answer])
  // Whoever asks for it later hears of its failure.
  answer.catch(() => {})
  return { answer }
}
