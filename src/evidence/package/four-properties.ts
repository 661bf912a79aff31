// The four-property check of an archive package (DA/T 70): authentic, complete, usable, safe; every defect under its own.
import { checkAuthenticity } from './authenticity.ts'
import { checkCompleteness } from './completeness.ts'
import { type Metadata, metadataSchema } from './metadata.ts'
import { type Files, type PropertyFinding, paths, textOfBytes } from './package.ts'
import { checkSafety } from './safety.ts'
import { checkUsability } from './usability.ts'

/** 真实性 · 完整性 · 可用性 · 安全性 */
export const properties = ['authentic', 'complete', 'usable', 'safe'] as const
export type Property = (typeof properties)[number]

export interface FourPropertyReport {
  readonly schema: 'haosan/four-properties/1'
  readonly package: string
  readonly checkedAt: string
  readonly passed: boolean
  readonly properties: readonly {
    readonly property: Property
    readonly passed: boolean
    readonly findings: readonly PropertyFinding[]
  }[]
  /** What this check did not do. */
  readonly notRun: readonly string[]
}

/** Checks a package as it stands; without metadata that can be read nothing else is checked. */
export function checkFourProperties(files: Files, checkedAt: string): FourPropertyReport {
  const metadata = readMetadata(files)
  const found: Readonly<Record<Property, readonly PropertyFinding[]>> =
    metadata === undefined
      ? { authentic: [], complete: [{ code: 'metadata-missing', item: paths.metadata }], usable: [], safe: [] }
      : {
          authentic: checkAuthenticity(files, metadata),
          complete: checkCompleteness(files, metadata),
          usable: checkUsability(files, metadata),
          safe: checkSafety(files, metadata),
        }
  return {
    schema: 'haosan/four-properties/1',
    package: metadata?.number ?? '',
    checkedAt,
    passed: properties.every(property => found[property].length === 0),
    properties: properties.map(property => ({
      property,
      passed: found[property].length === 0,
      findings: found[property],
    })),
    notRun: [
      // No scanner is connected, pages are not laid out again and no certification authority is asked.
      'malware-scan',
      'pdf-a-validator',
      'trusted-timestamp',
    ],
  }
}

function readMetadata(files: Files): Metadata | undefined {
  const bytes = files.get(paths.metadata)
  if (bytes === undefined) return undefined
  try {
    return metadataSchema.safeParse(JSON.parse(textOfBytes(bytes))).data
  } catch {
    return undefined
  }
}
