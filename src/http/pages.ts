// The built pages of web/dist, read once; an unknown path below `/` and what a link leads to is the application itself.
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

interface Page {
  readonly bytes: ArrayBuffer
  /** The same for a browser that unpacks, where it is shorter: a phone loads a third. */
  readonly packed: ArrayBuffer | undefined
  readonly type: string
  /** Names with a content hash never change. */
  readonly forever: boolean
}

/** Read once at start; a folder that is not there is an application without pages. */
export async function pages(folder: string): Promise<Hono> {
  const files = await readAll(folder)
  const index = files.get('/index.html')
  const sealed = index && { ...index, ...packedToo(untitled(index.bytes)) }
  const app = new Hono()
  app.get('*', c => {
    const { path } = c.req
    const page = files.get(path) ?? (behindLink.test(path) ? sealed : path.includes('.') ? undefined : index)
    if (page === undefined) return c.text('Not found.\n', 404)
    const packed = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? page.packed : undefined
    return c.body(packed ?? page.bytes, 200, {
      ...(packed && { 'content-encoding': 'gzip' }),
      vary: 'accept-encoding',
      'content-type': page.type,
      'cache-control': page.forever ? 'public, max-age=31536000, immutable' : page === sealed ? 'no-store' : 'no-cache',
    })
  })
  return app
}

/** The secret of a sealed link, and of a link to sign in, stands in the path of its page. */
const behindLink = /^\/(l|signin)\//

/** Chats show the title of a page that is linked in them; of such a page it says nothing. */
const untitled = (html: ArrayBuffer): ArrayBuffer =>
  new TextEncoder().encode(new TextDecoder().decode(html).replace(/<title>.*?<\/title>/, '<title>人事服务助手</title>'))
    .buffer

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

function packedToo(bytes: ArrayBuffer): Pick<Page, 'bytes' | 'packed'> {
  const packed = gzipSync(bytes)
  return { bytes, packed: packed.length < bytes.byteLength ? bufferOf(packed) : undefined }
}

async function readAll(folder: string): Promise<ReadonlyMap<string, Page>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const read = entries
    .filter(entry => entry.isFile())
    .map(async entry => {
      const file = join(entry.parentPath, entry.name)
      const path = file.slice(folder.length).replaceAll('\\', '/')
      const page: Page = {
        ...packedToo(bufferOf(await readFile(file))),
        type: types[extname(entry.name)] ?? 'application/octet-stream',
        forever: path.startsWith('/assets/'),
      }
      return [path, page] as const
    })
  return new Map(await Promise.all(read))
}
