// The shape of a law pack's YAML files, checked once when the packs are loaded.
import { z } from 'zod'

const decimalText = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'a decimal in quotes')
const dateText = z.iso.date()
const confidence = z.enum(['official', 'secondary', 'recalled', 'conflicting'])

export const packFile = z.strictObject({ version: z.coerce.string(), reviewed: z.boolean() })

export const regionsFile = z.array(
  z.strictObject({ id: z.string(), names: z.array(z.string()).min(1), within: z.string().optional() }),
)

export const parametersFile = z.array(
  z.strictObject({
    id: z.string(),
    region: z.string().optional(),
    year: z.int().optional(),
    from: dateText.optional(),
    until: dateText.optional(),
    value: decimalText,
    series: z.string().optional(),
    forCap: z.enum(['yes', 'believed', 'unconfirmed', 'no']).optional(),
    source: z.string(),
    publishedAt: dateText.optional(),
    confidence,
    note: z.string().optional(),
  }),
)

export const tablesFile = z.array(
  z.strictObject({
    id: z.string(),
    region: z.string().optional(),
    from: dateText,
    until: dateText.optional(),
    source: z.string(),
    confidence,
    rows: z.array(z.record(z.string(), z.string().nullable())).min(1),
  }),
)

export const articlesFile = z.array(
  z.strictObject({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    ref: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
    url: z.url(),
  }),
)

const sentences = z.record(z.string(), z.string())
export const textsFile = z.strictObject({ terms: sentences, warnings: sentences, values: sentences })
export const engineTextsFile = sentences
