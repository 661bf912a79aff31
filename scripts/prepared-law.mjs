// The law's command as two files that Node reads at once. Reading and translating its 150 sources takes longer than most
// calculations; so that is done once, and again when one of them has changed.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What is made, and of which sources; the worker's name is the one that src/commands/law-crew.ts starts. */
const made = { 'law.mjs': 'src/law-cli.ts', 'law-worker.mjs': 'src/commands/law-worker.ts' }

/** Where it stands: as deep below the project as the sources, which find the project's folders from where they are. */
const place = root => join(root, 'dist', 'law')

function stampOf(root, path) {
  const { mtimeMs, size } = statSync(join(root, path))
  return `${mtimeMs} ${size}`
}

/** Whether what was made still is what its sources say. */
function upToDate(root) {
  try {
    const sources = JSON.parse(readFileSync(join(place(root), 'sources.json'), 'utf8'))
    return Object.entries(sources).every(([path, stamp]) => stampOf(root, path) === stamp)
  } catch {
    return false
  }
}

async function make(root) {
  const { build } = await import('esbuild')
  const entryPoints = Object.entries(made).map(([name, source]) => ({ in: source, out: name.replace(/\.mjs$/, '') }))
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: place(root),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const sources = Object.keys(metafile.inputs).map(path => [path, stampOf(root, path)])
  mkdirSync(place(root), { recursive: true })
  // Each file is there as a whole or not at all, and the list of sources, which vouches for the others, comes last.
  const put = (file, text) => {
    writeFileSync(`${file}.${process.pid}`, text)
    renameSync(`${file}.${process.pid}`, file)
  }
  for (const { path, text } of outputFiles) put(path, text)
  put(join(place(root), 'sources.json'), JSON.stringify(Object.fromEntries(sources)))
}

/** The address of the prepared command, or nothing where it cannot be prepared, as in a folder that may not be written to. */
export async function preparedLaw(root) {
  try {
    if (!upToDate(root)) await make(root)
    return pathToFileURL(join(place(root), 'law.mjs')).href
  } catch {
    return undefined
  }
}
