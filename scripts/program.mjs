// The program as a few files that Node reads at once. Reading and translating its 660 sources takes three seconds, longer
// than most commands work, and finding the 700 files of some packages another; so that is done once, and again when one
// of them has changed.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Where it can be entered; the worker's name is the one that src/commands/law/law-crew.ts starts. */
const entries = { main: 'src/main.ts', cli: 'src/cli.ts', 'law-worker': 'src/commands/law/law-worker.ts' }

/** Where it stands: as deep below the project as the sources, which find the project's folders from where they are. */
const place = root => join(root, 'dist', 'program')

/** What tells one state of a source from another; nothing vouches for one that changed while it was being read. */
function stampOf(root, path, readSince = Number.POSITIVE_INFINITY) {
  const { mtimeMs, size } = statSync(join(root, path))
  return mtimeMs < readSince ? `${mtimeMs} ${size}` : 'changed'
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

/** Packages of many small files in plain JavaScript, with what they need: they are joined to the program. */
const packed = new Set(['kysely', 'bullmq', 'cron-parser', 'ioredis', 'semver', 'zod', 'yaml', 'hono', 'node-forge'])

/** All other packages stay where they are: some are native, some look for files beside them. */
const otherPackagesStay = {
  name: 'other-packages-stay',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || packed.has(path.split('/')[0]) ? undefined : { path, external: true },
    )
  },
}

/** The sources of some entries, translated and joined, as files still to be written, and what they were made of. */
export async function joined(root, entryPoints, outdir) {
  const { build } = await import('esbuild')
  return build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // A command loads only what it needs, as from the sources.
    splitting: true,
    plugins: [otherPackagesStay],
    // Packages written for `require` find Node's own modules with it.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
}

async function make(root) {
  const began = Date.now()
  const { outputFiles, metafile } = await joined(root, entries, place(root))
  const paths = [...Object.keys(metafile.inputs), relative(root, fileURLToPath(import.meta.url))]
  const sources = Object.fromEntries(paths.map(path => [path, stampOf(root, path, began)]))
  mkdirSync(place(root), { recursive: true })
  // Each file is there as a whole or not at all, and the list of sources, which vouches for the others, comes last.
  const put = (file, text) => {
    writeFileSync(`${file}.${process.pid}`, text)
    renameSync(`${file}.${process.pid}`, file)
  }
  for (const { path, text } of outputFiles) put(path, text)
  put(join(place(root), 'sources.json'), JSON.stringify(sources))
  const made = new Set(outputFiles.map(({ path }) => path))
  for (const name of readdirSync(place(root))) {
    const file = join(place(root), name)
    if (name.endsWith('.mjs') && !made.has(file)) rmSync(file, { force: true })
  }
}

/**
 * One of the program's modules, as prepared; from its sources where it cannot be prepared, as in a folder that may not
 * be written to.
 */
export async function loadProgram(root, entry) {
  try {
    if (!upToDate(root)) await make(root)
  } catch {
    const { register } = await import('tsx/esm/api')
    register()
    return import(pathToFileURL(join(root, entries[entry])).href)
  }
  return import(pathToFileURL(join(place(root), `${entry}.mjs`)).href)
}
