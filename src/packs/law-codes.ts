// The law packs written in code, by the name of their folder below law/.
import { china } from '../../law/cn/code.ts'
import { unitedKingdom } from '../../law/gb/code.ts'
import { hongKong } from '../../law/hk/code.ts'
import type { PackCode } from '../law/pack.ts'

export const lawCodes: Readonly<Record<string, PackCode>> = { cn: china, gb: unitedKingdom, hk: hongKong }
