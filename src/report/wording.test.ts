// A source is something a person can go and look up, not the name of an import file.
import { expect, test } from 'vitest'
import { texts } from '../../test/card-view.ts'
import { formatsFor } from '../cards/formats.ts'
import { noBreak } from '../model/figures.ts'
import { sourceText } from './wording.ts'

const inLanguage = (locale: 'zh-CN' | 'en') => ({
  t: texts.in(locale),
  date: formatsFor(locale, 'Asia/Shanghai').date,
})

test.each([
  ['overtime.csv 2025-11-03 #3', '「加班」记录(人事提供)第 3 行,2025 年 11 月 3 日 星期一 导入'],
  ['bonus.csv 2025-11-03 #2, HR', '「奖金」记录(人事提供)第 2 行,2025 年 11 月 3 日 星期一 导入, HR'],
  ['performance.csv', '「绩效」记录(人事提供)'],
  ['directory', '人事档案'],
  ['考勤系统 10 月导出', '考勤系统 10 月导出'],
  ['mine.csv', 'mine.csv'],
])('%s reads as %s', (source, read) => {
  expect(sourceText(source, inLanguage('zh-CN')).replaceAll(noBreak, ' ')).toBe(read)
})

test('in English too', () => {
  const english = inLanguage('en')
  expect(sourceText('loans.csv 2025-11-03 #4', english)).toBe(
    `HR's records (loans), line 4, imported on ${english.date('2025-11-03')}`,
  )
})
