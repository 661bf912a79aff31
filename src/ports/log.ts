// Logging as the product needs it: ids and codes, never names, amounts or text of a case.

export interface Log {
  info(what: string, about?: Readonly<Record<string, string | number | boolean | undefined>>): void
  warn(what: string, about?: Readonly<Record<string, string | number | boolean | undefined>>): void
  error(what: string, fault: unknown, about?: Readonly<Record<string, string | number | boolean | undefined>>): void
}
