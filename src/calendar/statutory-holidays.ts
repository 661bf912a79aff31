// The statutory holidays of a year in mainland China, as the State Council's measures name them, whatever is arranged around them.
import chineseDays from 'chinese-days'
import { type DateText, Temporal } from '../model/dates.ts'

type Lunar = readonly [month: number, day: number]

interface Measures {
  readonly since: number
  readonly fixed: readonly string[]
  /** Days around the first day of the lunar year: -1 is its eve. */
  readonly springFestival: readonly number[]
  readonly lunar: readonly Lunar[]
  readonly tombSweeping: boolean
}

const national = ['10-01', '10-02', '10-03']
const dragonBoat: Lunar = [5, 5]
const midAutumn: Lunar = [8, 15]

/** 《全国年节及纪念日放假办法》 article 2 in its versions: 10 days, from 2008 11 days, from 2025 13 days. Newest first. */
const measures: readonly Measures[] = [
  {
    since: 2025,
    fixed: ['01-01', '05-01', '05-02', ...national],
    springFestival: [-1, 0, 1, 2],
    lunar: [dragonBoat, midAutumn],
    tombSweeping: true,
  },
  {
    since: 2014,
    fixed: ['01-01', '05-01', ...national],
    springFestival: [0, 1, 2],
    lunar: [dragonBoat, midAutumn],
    tombSweeping: true,
  },
  {
    since: 2008,
    fixed: ['01-01', '05-01', ...national],
    springFestival: [-1, 0, 1],
    lunar: [dragonBoat, midAutumn],
    tombSweeping: true,
  },
  {
    since: 2000,
    fixed: ['01-01', '05-01', '05-02', '05-03', ...national],
    springFestival: [0, 1, 2],
    lunar: [],
    tombSweeping: false,
  },
]

/** The lunar tables of the library end here. */
const lastLunarYear = 2100

/** The library reads plain text as UTC and answers in local time; noon of a local day is the same day in every zone. */
const solar = (year: number, [month, day]: Lunar): Temporal.PlainDate =>
  Temporal.PlainDate.from(chineseDays.getSolarDateFromLunar(new Date(year, month - 1, day, 12)).date)

/** 清明: the solar term's day in April, by the usual formula for the twenty-first century. */
const tombSweepingDay = (year: number): number => {
  const y = year % 100
  return Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4)
}

/** Dates in order; lunar festivals only while the tables know them (2000–2100). */
export function statutoryHolidays(year: number): readonly DateText[] {
  const law = measures.find(m => year >= m.since)
  if (!law) return []
  const days = law.fixed.map(monthDay => `${year}-${monthDay}`)
  if (year <= lastLunarYear) {
    const newYear = solar(year, [1, 1])
    days.push(...law.springFestival.map(offset => newYear.add({ days: offset }).toString()))
    days.push(...law.lunar.map(date => solar(year, date).toString()))
    if (law.tombSweeping) days.push(`${year}-04-0${tombSweepingDay(year)}`)
  }
  return [...new Set(days)].sort()
}
