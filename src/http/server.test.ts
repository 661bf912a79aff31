// The server's own manners: who may ask, what every answer carries, what an operator can see.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silent } from '../../test/silent.ts'
import { makeMetrics } from './metrics.ts'
import { type RunningServer, startServer } from './server.ts'

let server: RunningServer
let folder: string
let trouble: readonly string[] = []
const metrics = makeMetrics()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haosan-pages-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Haosan</title>')
  await writeFile(join(folder, 'assets', 'page-1a2b.js'), 'export {}\n'.repeat(200))
  const broken = new Hono().get('/', () => {
    throw new Error('secret of the database')
  })
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    loopbackOnly: true,
    secure: false,
    log: silent,
    metrics,
    trouble: async () => trouble,
    routes: { '/broken': broken },
    pages: folder,
  })
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}
const get = (path: string, host = `localhost:${server.port}`): Promise<Got> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path, headers: { host } }, response => {
      let body = ''
      response.on('data', chunk => {
        body += String(chunk)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
      .on('error', reject)
      .end()
  })

describe('a page', () => {
  test('comes with headers that keep it to itself', async () => {
    const { status, headers } = await get('/')
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
  })
  test('of the application is served for every path of it, files with a content hash for ever', async () => {
    expect((await get('/cases/anything')).body).toContain('Haosan')
    expect((await get('/assets/page-1a2b.js')).headers['cache-control']).toContain('immutable')
    expect((await get('/assets/none.js')).status).toBe(404)
  })
  test('comes packed to a browser that unpacks, and as it is to any other', async () => {
    const address = `http://localhost:${server.port}/assets/page-1a2b.js`
    const packed = await fetch(address)
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(200)
    expect(await packed.text()).toBe('export {}\n'.repeat(200))
    const plain = await fetch(address, { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toBe('export {}\n'.repeat(200))
  })
  test.each(['/l/sealed.link', '/signin/secret'])(
    '%s does not say what it is about, not even to a previewer, and stays nowhere',
    async path => {
      const { status, body, headers } = await get(path)
      expect([status, body]).toEqual([200, expect.stringContaining('<title>人事服务助手</title>')])
      expect(body).not.toMatch(/Haosan|好散/)
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    },
  )
  test.each(['/../package.json', '/%2e%2e/package.json', '/assets/../../package.json'])(
    '%s leads nowhere',
    async path => {
      expect((await get(path)).body).not.toContain('dependencies')
    },
  )
})

describe('a host name that is not this machine', () => {
  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io:80'])('%j is refused', async host => {
    expect((await get('/health', host)).status).toBeGreaterThanOrEqual(400)
  })
})

test('what proves itself is answered under any name, pages of the sandbox are not', async () => {
  const tunnel = 'haosan.tunnel.example'
  expect((await get('/l/sealed.link', tunnel)).status).toBe(200)
  expect((await get('/platforms/slack', tunnel)).status).not.toBe(421)
  expect((await get('/', tunnel)).status).toBe(421)
  expect((await get('/api/web/session', tunnel)).status).toBe(421)
})

test('a fault inside is answered without its words', async () => {
  const { status, body } = await get('/broken')
  expect(status).toBe(500)
  expect(body).not.toMatch(/secret|Error|at /)
})

test('readiness tells what does not work', async () => {
  expect((await get('/ready')).status).toBe(200)
  trouble = ['The database does not answer.']
  const { status, body } = await get('/ready')
  expect(status).toBe(503)
  expect(JSON.parse(body)).toMatchObject({ trouble })
  expect((await get('/health')).status).toBe(200)
})

test('metrics count acks in buckets', async () => {
  metrics.count('events', { what: 'done' })
  metrics.acked(12)
  metrics.acked(700)
  const { body } = await get('/metrics')
  expect(body).toContain('haosan_events_total{what="done"} 1')
  expect(body).toContain('haosan_ack_ms_bucket{le="20"} 1')
  expect(body).toContain('haosan_ack_ms_bucket{le="+Inf"} 2')
})

test('a port that is taken is said in one sentence', async () => {
  await expect(
    startServer({
      host: '127.0.0.1',
      port: server.port,
      loopbackOnly: true,
      secure: false,
      log: silent,
      metrics,
      trouble: async () => [],
      routes: {},
      pages: folder,
    }),
  ).rejects.toMatchObject({ code: 'port-busy', message: expect.stringContaining(`PORT=${server.port + 1}`) })
})
