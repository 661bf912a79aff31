// The built-in signature checked without the program that made it: our verifier, and OpenSSL-compatible structure through poppler.
import { beforeAll, describe, expect, test } from 'vitest'
import { builtInSigner } from '../../src/documents/sign/built-in-signer.ts'
import { verifySignature } from '../../src/documents/sign/verify-signature.ts'
import { typstTypesetter } from '../../src/documents/typst.ts'
import type { Signer } from '../../src/ports/papers.ts'
import { desk, folder, memorySecrets } from './desk.ts'
import { company } from './golden.ts'

const at = '2025-11-04T03:05:21Z'
const secrets = memorySecrets()
let paper: Uint8Array
let signer: Signer
let signed: Uint8Array

beforeAll(async () => {
  const frame = { lang: 'zh', title: '证明', page: ['', '', ''] }
  const data = { frame, statement: '甲', items: [['一', '二']], company: '公司', seal: '章', issued: '今日' }
  paper = await typstTypesetter(folder).pdf('certificate', data, at)
  signer = builtInSigner(secrets, company.legalName)
  signed = await signer.sign(paper, '签署', at)
}, 60_000)

test('the signature is an update behind the untouched paper', () => {
  expect(Buffer.compare(signed.subarray(0, paper.length), paper)).toBe(0)
  const id = /\/ID \[[^\]]*\]/g
  const ids = Buffer.from(signed).toString('latin1').match(id)
  expect(ids).toHaveLength(2)
  expect(ids?.[0]).toBe(ids?.[1])
})

test('it verifies, names its signer and stays the same for the same paper and time', async () => {
  expect(verifySignature(signed)).toMatchObject({
    valid: true,
    signer: expect.stringContaining('no certification authority'),
  })
  const again = await builtInSigner(secrets, company.legalName).sign(paper, '签署', at)
  expect(Buffer.compare(again, signed)).toBe(0)
})

test('another store of secrets is another signer', async () => {
  const other = verifySignature(await builtInSigner(memorySecrets(), company.legalName).sign(paper, '签署', at))
  const own = verifySignature(signed)
  expect(other.valid && own.valid && other.certificate !== own.certificate).toBe(true)
})

describe('it does not verify', () => {
  const changed = (index: number): Uint8Array => {
    const copy = Uint8Array.from(signed)
    copy[index] = (copy[index] ?? 0) ^ 1
    return copy
  }

  test('when a byte of the paper changed', () => {
    expect(verifySignature(changed(300))).toEqual({ valid: false, why: 'content-changed' })
  })

  test('when something was added behind it', () => {
    expect(verifySignature(Uint8Array.from([...signed, 10]))).toEqual({ valid: false, why: 'partial' })
  })

  test('when the signature itself changed', () => {
    // Hex digits of the RSA value, the last thing before the padding.
    const text = Buffer.from(signed).toString('latin1')
    const end = text.search(/0{200,}>/)
    expect(verifySignature(changed(end - 20)).valid).toBe(false)
  })

  test('when there is none', () => {
    expect(verifySignature(paper)).toEqual({ valid: false, why: 'none' })
  })
})

test('what is no PDF is refused with a code', async () => {
  await expect(signer.sign(new Uint8Array([1, 2, 3]), '签署', at)).rejects.toMatchObject({ code: 'paper-not-signed' })
  expect((await desk()).signer.level).toBe('builtin')
})
