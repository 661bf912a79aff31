// How a currency is called beside an amount: 元 for the yuan in Chinese, the ISO code otherwise.
import type { Say } from '../texts/texts.ts'

export const currencyName = (currency: string, say: Say): string =>
  currency === 'CNY' ? say('currency.CNY') : currency
