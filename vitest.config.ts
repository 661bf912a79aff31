// Test runner settings: unit tests stand beside the code, everything else below test/.
import { defineConfig } from 'vitest/config'
import { LongFirst } from './test/order.ts'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'law/**/*.test.ts', 'adapters/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/setup.ts'],
    // Files share a worker's modules: loading the product anew for each of them took more than their tests.
    isolate: false,
    // One more than there are cores: journeys and faults wait often.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    testTimeout: 30_000,
  },
})
