// Property tests: reduced counts with a printed seed by default, full counts with `npm run test:deep`.
import fc from 'fast-check'

const seed = process.env.HAOSAN_TEST_SEED
fc.configureGlobal({
  ...(seed === undefined ? {} : { seed: Number(seed) }),
  numRuns: process.env.HAOSAN_TEST_DEEP === '1' ? 1000 : 60,
})
