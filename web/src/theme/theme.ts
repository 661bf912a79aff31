// Hands our tokens to Ant Design, so that its buttons and fields look like the rest of the page.
import type { ConfigProviderProps } from 'antd'

/** Reads the tokens from the style sheet that is already in place. */
export function antTheme(): Pick<ConfigProviderProps, 'theme' | 'button' | 'wave'> {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  return {
    // Two Chinese characters stay together: a button is called exactly what the card says.
    button: { autoInsertSpace: false },
    wave: { disabled: true },
    theme: {
      token: {
        colorPrimary: token('calm'),
        colorLink: token('calm'),
        colorError: token('stop'),
        colorWarning: token('warn'),
        colorText: token('ink'),
        colorTextSecondary: token('soft'),
        colorTextPlaceholder: token('soft'),
        colorBorder: token('edge'),
        borderRadius: 9,
        fontSize: 14,
        fontFamily: token('text'),
        controlHeight: 36,
        motion: !still,
      },
      components: {
        Button: {
          primaryShadow: 'none',
          defaultShadow: 'none',
          dangerShadow: 'none',
          defaultBorderColor: token('closed-edge'),
        },
      },
    },
  }
}
