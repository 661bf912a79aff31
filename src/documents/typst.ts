// Typesets papers with Typst as PDF/A-2b: the same template, data and time give the same bytes.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { AppError } from '../model/refusal.ts'
import type { Typesetter } from '../ports/papers.ts'
import { type Coverage, coverageOf, missingGlyphs } from './glyph-coverage.ts'

/** Regular and bold of a serif and a sans: the only fonts that papers use. */
const fontFiles = [
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
] as const

const packages = createRequire(import.meta.url)
const fontPath = (file: string): string => {
  const [family = '', ...rest] = file.split('/')
  return join(dirname(packages.resolve(`@expo-google-fonts/${family}/package.json`)), ...rest)
}

/** `templates` is the folder of one flow's papers; a template is named without its ending. */
export function typstTypesetter(templates: string): Typesetter {
  const paths = fontFiles.map(fontPath)
  // Opened on first use: reading 40 MB of fonts is no part of starting the program.
  let press: { readonly compiler: NodeCompiler; readonly fonts: readonly Coverage[] } | undefined
  const open = () => {
    press ??= {
      compiler: NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: paths.map(p => dirname(p)) }] }),
      fonts: paths.map(path => coverageOf(readFileSync(path))),
    }
    return press
  }
  return {
    pdf: async (template, data, at) => {
      const { compiler, fonts } = open()
      const json = JSON.stringify(data)
      // Looked at before the compiler sees it: an unknown character makes the native compiler abort the whole process.
      refuseMissing(missingGlyphs(textOf(data), fonts))
      try {
        const result = compiler.compile({ mainFilePath: join(templates, `${template}.typ`), inputs: { data: json } })
        if (result.result === null) throw result.takeError() ?? new Error('no document came out')
        const bytes = compiler.pdf(result.result, {
          pdfStandard: PdfStandard.A_2b,
          creationTimestamp: Math.floor(Date.parse(at) / 1000),
        })
        return new Uint8Array(bytes)
      } catch (cause) {
        throw new AppError('broken', 'paper-not-typeset', `the template ${template} could not be typeset`, { cause })
      } finally {
        compiler.evictCache(10)
      }
    },
  }
}

function refuseMissing(missing: readonly string[]): void {
  if (missing.length === 0) return
  const named = missing.map(c => `${c} (U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`)
  throw new AppError(
    'refused',
    'paper-glyph-missing',
    `no font of ours can draw ${named.join(', ')}: issue this paper by hand and stamp it`,
  )
}

/** Every text of the data, keys left out: only values are printed. */
function textOf(data: unknown): string {
  if (typeof data === 'string') return data
  if (data !== null && typeof data === 'object') return Object.values(data).map(textOf).join('')
  return ''
}
