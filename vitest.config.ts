// Test runner settings: unit tests stand beside the code, everything else below test/.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'law/**/*.test.ts', 'adapters/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/setup.ts'],
    // Files share a worker's modules: loading the product anew for each of them took more than their tests.
    isolate: false,
    // One more than cores: much of the time is spent waiting for processes, clocks and pages.
    maxWorkers: 3,
    testTimeout: 30_000,
  },
})
