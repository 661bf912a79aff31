// Puts the values of a case into a line. What is not known is said to be missing; a sentence never has an empty hole.

/** Every variable a line may use. */
export const variables = ['employee', 'manager', 'hr', 'company', 'days', 'reason', 'lastDay', 'severance'] as const
export type Variable = (typeof variables)[number]

export type VariableValues = Readonly<Partial<Record<Variable, string | undefined>>>

const hole = /\{([a-zA-Z]+)\}/g

/** Names of the variables that stand in a text. */
export const variablesIn = (text: string): readonly string[] => [...text.matchAll(hole)].map(match => match[1] ?? '')

/** The text with its values; for a value that is not known, what `missing` says about it. */
export const fillLine = (text: string, values: VariableValues, missing: (variable: string) => string): string =>
  text.replace(hole, (_whole, name: string) => {
    const value = (variables as readonly string[]).includes(name) ? values[name as Variable] : undefined
    return value === undefined || value === '' ? missing(name) : value
  })
