// The papers of the golden case: the same input gives the same bytes, and what they say can be read back from the PDF.
import { beforeAll, describe, expect, test } from 'vitest'
import { type RenderDeps, type RenderRequest, renderPaper } from '../../src/documents/render.ts'
import { desk, look, type MemoryFiles, poppler } from './desk.ts'
import { agreedState, caseState, company, finishedState, people, signedState } from './golden.ts'

let deps: RenderDeps & { readonly files: MemoryFiles }
beforeAll(async () => {
  deps = await desk()
}, 60_000)

const request = (type: RenderRequest['type'], state = finishedState): RenderRequest => ({
  type,
  version: 1,
  state,
  people,
  company,
  now: '2025-11-30T02:00:00Z',
})

async function pdfOf(asked: RenderRequest): Promise<Uint8Array> {
  const { fileId } = await renderPaper(asked, deps)
  return (await deps.files.bytes(fileId)) ?? new Uint8Array()
}

const papers = [
  ['settlement-statement', caseState],
  ['agreement', agreedState],
  ['signed-agreement', signedState],
  ['certificate', finishedState],
  ['report', finishedState],
] as const

describe.each(papers)('%s', (type, state) => {
  test('is PDF/A-2b, and a second making gives the same file', async () => {
    const first = await renderPaper(request(type, state), deps)
    const bytes = await pdfOf(request(type, state))
    const text = Buffer.from(bytes).toString('latin1')
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(text).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(first.fileId).toMatch(new RegExp(`^C2025-0017-${type}-v1-[0-9a-f]{8}$`))

    const elsewhere = { ...deps, files: (await desk()).files }
    expect(await renderPaper(request(type, state), elsewhere)).toEqual(first)
  })

  test.runIf(poppler)('embeds every font', async () => {
    const rows = look('pdffonts', await pdfOf(request(type, state)))
      .trim()
      .split('\n')
      .slice(2)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toMatch(/Noto(Serif|Sans)SC-(Regular|Bold)\s.*\byes yes yes\b/)
  })

  test('can be read in English', async () => {
    const { fileId } = await renderPaper({ ...request(type, state), locale: 'en' }, deps)
    expect(await deps.files.meta(fileId)).toMatchObject({ mime: 'application/pdf' })
  })
})

test('asking for a paper again stores nothing new', async () => {
  const own = { ...deps, files: (await desk()).files }
  await renderPaper(request('agreement', agreedState), own)
  await renderPaper(request('agreement', agreedState), own)
  expect(own.files.puts()).toBe(1)
})

describe.runIf(poppler)('read back from the PDF', () => {
  const read = async (asked: RenderRequest): Promise<string> => look('pdftotext', await pdfOf(asked))

  test.each(papers.filter(([type]) => type !== 'certificate'))(
    'the sums of %s stand with the last amounts, in both languages',
    async (type, state) => {
      for (const [locale, sum, last] of [
        ['zh-CN', '应付合计', '员工借款'],
        ['en', 'Total due', 'Employee loan'],
      ] as const) {
        const pages = (await read({ ...request(type, state), locale })).split('\f')
        expect(pages.find(page => page.includes(sum))).toMatch(new RegExp(`${last}[^]*${sum}`))
      }
    },
  )

  test('the statement has every amount, both payment days and the fingerprint', async () => {
    const text = await read(request('settlement-statement', caseState))
    for (const amount of [
      '16,000.00',
      '1,200.00',
      '3,000.00',
      '8,000.00',
      '130,200.00',
      '−3,480.00',
      '−420.00',
      '−2,000.00',
    ])
      expect(text).toContain(amount)
    expect(text).toMatch(/实发\s+人民币壹拾伍万贰仟伍佰元整\s+152,500\.00/)
    expect(text).toContain('22,300.00')
    expect(text).toContain('9F3A 71C0')
    expect(text).toContain('7 × 18,600.00')
    expect(text).toContain('取整(334/365×10 − 4) = 5')
    expect(text).toContain('规则未经律师审核')
  })

  test('the agreement says who proposed, what is paid when, and nothing of a clause that does not apply', async () => {
    const text = (await read(request('agreement', agreedState))).replace(/\s+/g, '')
    expect(text).toContain('甲方提出与乙方协商解除劳动合同')
    expect(text).toContain('152,500.00')
    expect(text).toContain('竞业限制不启用')
    expect(text).not.toContain('竞业限制补偿')
    expect(text).toContain('最晚2025年12月15日（星期一）')
    expect(text).toContain('非第三方CA可靠电子签名')
  })

  test('the signed copy ends with the evidence page', async () => {
    const pages = (await read(request('signed-agreement', signedState))).split('\f').filter(page => page.trim() !== '')
    const last = pages.at(-1) ?? ''
    expect(last).toContain('签约存证页')
    expect(last).toContain('2025-11-04 10:32:05 +08:00')
    expect(last).toContain(signedState.agreements[0]?.hash ?? '-')
    expect(last).toContain('历时 7 天 18 小时')
    expect(last).toContain('非第三方CA可靠电子签名')
  })

  test('the certificate has the four items of IR 24 and no word more about the end', async () => {
    const text = (await read(request('certificate'))).replace(/\s+/g, '')
    expect(text).toBe(
      '解除劳动合同证明兹证明林晓（员工编号E1001）与本单位的劳动合同已经解除。' +
        '劳动合同期限无固定期限，自2025年3月18日起' +
        '解除劳动合同日期2025年11月30日（星期日）' +
        '工作岗位高级产品经理' +
        '在本单位工作年限6年8个月13天（2019年3月18日至2025年11月30日）' +
        '上海云舟软件有限公司（单位盖章）2025年11月30日',
    )
  })

  test('the report has course, follow-ups with dates, and measures', async () => {
    const text = await read(request('report'))
    expect(text).toContain('协商解除劳动合同，手续办理中')
    expect(text).toContain('沟通纪要第 1 版，员工作了更正')
    expect(text).toMatch(/办理档案和社会保险关系转移\s+沈宁\s+2025 年 12 月 15 日/)
    expect(text).toMatch(/从送达到签署\s+7 天 18 小时/)
  })

  test('the signature is valid, covers the whole file, and a changed byte breaks it', async () => {
    const bytes = await pdfOf(request('signed-agreement', signedState))
    const seen = look('pdfsig', bytes)
    expect(seen).toContain('Signature is Valid')
    expect(seen).toContain('ETSI.CAdES.detached')
    expect(seen).toContain('Total document signed')
    const changed = Uint8Array.from(bytes)
    changed[200] = (changed[200] ?? 0) ^ 1
    expect(look('pdfsig', changed)).not.toContain('Signature is Valid')
  })
})

test('the invitation is a calendar file that says nothing but 「沟通」 and its place', async () => {
  const meeting = {
    values: { date: '2025-10-27', time: '15:00', place: '3 号会议室' },
    by: 'E0201',
    at: '2025-10-24T02:00:00Z',
  }
  const { fileId } = await renderPaper(request('invitation', { ...caseState, answers: { meeting } }), deps)
  const text = Buffer.from((await deps.files.bytes(fileId)) ?? []).toString('utf8')
  expect(text).toContain('SUMMARY:沟通')
  expect(text).toContain('DTSTART:20251027T070000Z')
  expect(text).not.toContain('C2025-0017')
})

test('the preview is the draft as it would go out, marked as a draft', async () => {
  const step = {
    id: 'agreement-draft#1',
    step: 'agreement-draft',
    openedAt: '2025-10-29T03:20:00Z',
    status: 'open' as const,
    draft: { extra: '甲方保留乙方的邮箱自动回复一个月。' },
    clocks: {},
    reminded: 0,
  }
  const drafted = { ...caseState, steps: [step] }
  const { text } = await renderPaper(request('agreement-preview', drafted), deps)
  expect(text).toContain('草稿，供 HR 预览')
  expect(text).toContain('甲方保留乙方的邮箱自动回复一个月。')
  expect(text).toContain('152,500.00')
})

describe('no paper is made', () => {
  test('when a name has a character that no font can draw', async () => {
    const rare = {
      find: (id: string) => (id === 'E1001' ? { ...people.find('E1001'), name: '林𪚥' } : people.find(id)),
    }
    await expect(
      renderPaper({ ...request('certificate'), people: rare as RenderRequest['people'] }, deps),
    ).rejects.toMatchObject({ code: 'paper-glyph-missing', message: expect.stringContaining('𪚥 (U+2A6A5)') })
  })

  test('when the record no longer gives what the agreement hash says', async () => {
    const altered = { ...company, address: '别处' }
    await expect(renderPaper({ ...request('agreement', agreedState), company: altered }, deps)).rejects.toMatchObject({
      code: 'paper-content-changed',
    })
  })

  test('when only one side signed', async () => {
    const half = {
      ...signedState,
      agreements: signedState.agreements.map(a => ({ ...a, signatures: a.signatures.slice(0, 1) })),
    }
    await expect(renderPaper(request('signed-agreement', half), deps)).rejects.toMatchObject({
      code: 'paper-not-signed-by-both',
    })
  })

  test('when a fact of the certificate is unknown', async () => {
    const { post: _, ...facts } = finishedState.facts
    await expect(renderPaper(request('certificate', { ...finishedState, facts }), deps)).rejects.toMatchObject({
      code: 'certificate-missing-facts',
      message: expect.stringContaining('post'),
    })
  })
})
