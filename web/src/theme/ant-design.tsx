// Ant Design for what stands in it: its controls get our tokens, so that they look like the rest of the page.
import { ConfigProvider, type ConfigProviderProps } from 'antd'
import type { ReactNode } from 'react'

/** Reads the tokens from the style sheet that is already in place. */
function read(): Pick<ConfigProviderProps, 'theme' | 'wave'> {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  return {
    wave: { disabled: true },
    theme: {
      // One set of variables for all forms; without a name each would bring its own.
      cssVar: { key: 'haosan' },
      token: {
        colorPrimary: token('calm'),
        colorError: token('stop'),
        colorText: token('ink'),
        colorTextPlaceholder: token('soft'),
        colorBorder: token('edge'),
        borderRadius: 9,
        fontSize: 14,
        fontFamily: token('text'),
        controlHeight: 36,
        motion: !still,
      },
    },
  }
}

const ours = read()

export const AntDesign = ({ children }: { readonly children: ReactNode }) => (
  <ConfigProvider {...ours}>{children}</ConfigProvider>
)
