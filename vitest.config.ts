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
    // Both cores: the runner's own choice leaves one idle.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    testTimeout: 30_000,
  },
})
