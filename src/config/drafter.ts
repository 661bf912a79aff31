// The language model in the environment: off unless its address and its model are named.
import { z } from 'zod'

export interface DrafterConfig {
  readonly baseUrl: string
  readonly key: string | undefined
  readonly model: string
}

const text = z
  .string()
  .optional()
  .transform(value => (value === undefined || value.trim() === '' ? undefined : value.trim()))

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** What a manager typed does not travel unencrypted, not even redacted. */
const isSafe = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname))
}

/** The part of the environment that names a language model. */
export const drafterVariables = {
  HAOSAN_LLM_URL: text
    .transform(value => value?.replace(/\/+$/, ''))
    .refine(value => value === undefined || isSafe(value), {
      error: 'HAOSAN_LLM_URL is an address that starts with https://, or http:// on this machine.',
    }),
  HAOSAN_LLM_KEY: text,
  HAOSAN_LLM_MODEL: text,
}

const variables = z.object(drafterVariables)

/** Undefined when it is off; half of it is a problem in one sentence. */
export function drafterOf(e: z.infer<typeof variables>): {
  readonly drafter: DrafterConfig | undefined
  readonly problems: readonly string[]
} {
  const { HAOSAN_LLM_URL: baseUrl, HAOSAN_LLM_KEY: key, HAOSAN_LLM_MODEL: model } = e
  if (baseUrl !== undefined && model !== undefined) return { drafter: { baseUrl, key, model }, problems: [] }
  if (baseUrl === undefined && model === undefined && key === undefined) return { drafter: undefined, problems: [] }
  const missing = [...(baseUrl ? [] : ['HAOSAN_LLM_URL']), ...(model ? [] : ['HAOSAN_LLM_MODEL'])].join(' and ')
  return {
    drafter: undefined,
    problems: [
      `${missing} missing: a language model needs HAOSAN_LLM_URL and HAOSAN_LLM_MODEL. Set both, or unset all.`,
    ],
  }
}
