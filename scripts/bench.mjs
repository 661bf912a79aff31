// `npm run bench -- ingress --vs`: runs one of the benches, prepared like the program that it measures.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { joined } from './program.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const benches = ['ingress', 'law', 'side-by-side']
const [name = ''] = process.argv.slice(2)
if (!benches.includes(name)) {
  process.stderr.write(`Say which bench: npm run bench -- ${benches.join(' | ')}\n`)
  process.exit(2)
}
// As deep below the project as the sources, which find the project's folders from where they are.
const place = join(root, 'dist', 'bench')
const { outputFiles } = await joined(root, { [name]: `bench/${name}.ts`, offer: 'bench/offer.ts' }, place)
rmSync(place, { recursive: true, force: true })
mkdirSync(place, { recursive: true })
for (const { path, text } of outputFiles) writeFileSync(path, text)
await import(pathToFileURL(join(place, `${name}.mjs`)).href)
