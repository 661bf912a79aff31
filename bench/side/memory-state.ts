// The state that Chat SDK asks for, in memory: maps without expiry, which is less work than any real one.
import type { StateAdapter } from 'chat'

/** Ends with the process. */
export function memoryState(): StateAdapter {
  const values = new Map<string, unknown>()
  const lists = new Map<string, unknown[]>()
  const queues = new Map<string, Parameters<StateAdapter['enqueue']>[1][]>()
  const locks = new Set<string>()
  const subscribed = new Set<string>()
  return {
    connect: async () => {},
    disconnect: async () => {},
    async acquireLock(threadId, ttlMs) {
      if (locks.has(threadId)) return null
      locks.add(threadId)
      return { threadId, token: threadId, expiresAt: Date.now() + ttlMs }
    },
    extendLock: async () => true,
    async releaseLock({ threadId }) {
      locks.delete(threadId)
    },
    async forceReleaseLock(threadId) {
      locks.delete(threadId)
    },
    get: async <T>(key: string) => (values.get(key) as T | undefined) ?? null,
    async set(key, value) {
      values.set(key, value)
    },
    async setIfNotExists(key, value) {
      if (values.has(key)) return false
      values.set(key, value)
      return true
    },
    async delete(key) {
      values.delete(key)
    },
    async appendToList(key, value) {
      lists.set(key, [...(lists.get(key) ?? []), value])
    },
    getList: async <T>(key: string) => (lists.get(key) ?? []) as T[],
    async enqueue(threadId, entry) {
      const queue = queues.get(threadId) ?? []
      queues.set(threadId, queue)
      return queue.push(entry)
    },
    dequeue: async threadId => queues.get(threadId)?.shift() ?? null,
    queueDepth: async threadId => queues.get(threadId)?.length ?? 0,
    async subscribe(threadId) {
      subscribed.add(threadId)
    },
    async unsubscribe(threadId) {
      subscribed.delete(threadId)
    },
    isSubscribed: async threadId => subscribed.has(threadId),
  }
}
