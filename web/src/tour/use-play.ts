// One colleague's step at a time: while it is under way a second press does nothing.
import { useRef } from 'react'
import type { Client } from '../api/client.ts'
import { type Colleague, play } from './play.ts'

export function usePlay(client: Client, failed: (error: unknown) => void) {
  const playing = useRef(false)
  return async (colleague: Colleague): Promise<void> => {
    if (playing.current) return
    playing.current = true
    try {
      await play(client, colleague)
    } catch (error) {
      failed(error)
    } finally {
      playing.current = false
    }
  }
}
