// What the set-up of a test run hands to its tests.
import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    /** For files of the run; gone after it. */
    runFolder: string
  }
}
