// Whoever changes a flow keeps the version that running cases are on, so that they end as they began.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readFlows } from './flows.ts'

let project: string

/** A flow of one step, in its own folder or below it. */
function write(version: number, ...below: readonly string[]): void {
  const folder = join(project, 'flows', 'small', ...below)
  mkdirSync(join(folder, 'steps'), { recursive: true })
  const head = `{ id: small, version: ${version}, jurisdiction: CN, ground: art36, roles: [], stages: [], start: [meeting] }`
  writeFileSync(join(folder, 'flow.yaml'), head)
  writeFileSync(join(folder, 'steps', '1.yaml'), '- { id: meeting, kind: tell, card: meeting, basis: [POLICY-TALK] }')
}

const versions = () => {
  const { current, earlier } = readFlows(project)
  return { current: current.map(flow => flow.version), earlier: earlier.map(flow => flow.version) }
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'haosan-flows-'))
})
afterEach(() => rmSync(project, { recursive: true }))

test('given versions put aside and a newer one in their place, then all are there and new cases take the newest', () => {
  write(1, 'earlier', '1')
  write(2, 'earlier', '2')
  write(3)
  expect(versions()).toEqual({ current: [3], earlier: [1, 2] })
})

test('given a version put aside and the number not raised, then nothing starts on it', () => {
  write(1, 'earlier', '1')
  write(1)
  expect(versions).toThrow('small: earlier/1 is version 1 of small, not an older one so named')
})

test('given a version put aside under another number, then nothing starts on it', () => {
  write(2, 'earlier', '1')
  write(3)
  expect(versions).toThrow('small: earlier/1 is version 2 of small, not an older one so named')
})
