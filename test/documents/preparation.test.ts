// The preparation report on paper: PDF/A, the same bytes each time, in the manager's language, in under five seconds.
import { beforeAll, describe, expect, test } from 'vitest'
import { type RenderDeps, type RenderRequest, renderPaper } from '../../src/documents/render.ts'
import type { PersonnelFile } from '../../src/model/personnel-file.ts'
import { loadTexts } from '../../src/packs/texts.ts'
import { linXiao } from '../company.ts'
import { sampleFile } from '../personnel.ts'
import { everybody, startedCase, testWorld } from '../world.ts'
import { desk, look, type MemoryFiles, poppler } from './desk.ts'

// Company rules are cited too, so the articles have the names that the product gives them.
const texts = loadTexts()
const law: RenderDeps['law'] = {
  cite: (article, locale) => texts.t(locale, `basis.${article}`),
  term: (fact, locale) => texts.t(locale, `fact.${fact}`),
  sentence: (key, locale, values) => texts.t(locale, key, values),
}

let deps: RenderDeps & { readonly files: MemoryFiles }
beforeAll(async () => {
  deps = { ...(await desk()), law }
}, 60_000)

function request(file: PersonnelFile = sampleFile('E10866'), locale: 'zh-CN' | 'en' = 'zh-CN'): RenderRequest {
  const persons = everybody.map(one => (one.id === 'E10421' ? { ...one, locale } : one))
  const world = testWorld({ persons })
  const { state } = startedCase(world, linXiao, file)
  const { people, settings, now } = world
  return { type: 'preparation', version: 1, state, people, company: settings.company, now, world }
}

async function pdfOf(asked: RenderRequest): Promise<Uint8Array> {
  const { fileId } = await renderPaper(asked, deps)
  return (await deps.files.bytes(fileId)) ?? new Uint8Array()
}

test('given the same facts, then the same bytes, as PDF/A-2b, in under five seconds', async () => {
  const began = performance.now()
  const first = await renderPaper(request(), deps)
  expect(performance.now() - began).toBeLessThan(5_000)
  const bytes = Buffer.from(await pdfOf(request())).toString('latin1')
  expect(bytes).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(await renderPaper(request(), { ...deps, files: (await desk()).files })).toEqual(first)
})

describe.runIf(poppler)('read back', () => {
  const read = async (asked: RenderRequest): Promise<string> => look('pdftotext', await pdfOf(asked))

  test('given a month without a score, then it is drawn as missing, and requests stand in the words they were said', async () => {
    const text = await read(request())
    expect(text).toContain('缺 2025 年 2 月')
    expect(text.match(/^.*\b缺\b.*$|\s缺\s/gm)?.length).toBeGreaterThan(0)
    expect(text).toContain('大促期间连续加班较多,希望排班提前两周定下来。')
    expect(text).toContain('R-OPEN-ENDED')
    expect(text).not.toMatch(/15,?200\.00|1991/)
  })

  test('given nothing was imported, then every part says so and no chart is drawn', async () => {
    const text = await read(request({}))
    expect(text.match(/没有导入数据/g)?.length).toBeGreaterThanOrEqual(4)
    expect(text).not.toContain('逐月绩效得分')
  })

  test('given a manager who reads English, then the report is English', async () => {
    const text = await read(request(sampleFile('E10866'), 'en'))
    expect(text).toContain('Preparation report')
    expect(text).toContain('missing: February 2025')
  })

  test('given every kind of open item, then each stands once with its owner and its row', async () => {
    const text = await read(request(sampleFile('E10873')))
    for (const name of ['JK-2024-031', 'BX-2025-0912', 'NB-2874', '股权激励', '竞业限制约定', '培训服务期'])
      expect(text.split(name).length - 1, name).toBeGreaterThanOrEqual(1)
    expect(text).toContain('「借款」记录')
    expect(text).not.toContain('.csv')
  })
})
