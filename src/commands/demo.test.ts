// The demo outside the sandbox: refused before anything is made, so that no folder is left in the mode of real cases.
import { Command } from 'commander'
import { afterEach, expect, test, vi } from 'vitest'
import { demoCommand } from './demo.ts'

afterEach(() => vi.unstubAllEnvs())

test('given a folder of real cases, or none yet, when the demo is asked for, then nothing is opened', async () => {
  vi.stubEnv('HAOSAN_SANDBOX', 'off')
  const openProject = vi.fn().mockRejectedValue(new Error('opened'))
  const program = new Command().exitOverride()
  demoCommand(program, { openProject, openSpine: vi.fn() })

  await expect(program.parseAsync(['demo'], { from: 'user' })).rejects.toMatchObject({ code: 'not-in-sandbox' })
  expect(openProject).not.toHaveBeenCalled()

  vi.stubEnv('HAOSAN_SANDBOX', 'on')
  await expect(program.parseAsync(['demo'], { from: 'user' })).rejects.toThrow('opened')
})
