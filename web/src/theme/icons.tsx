// The few drawings the pages use; decorative, so a screen reader passes over them.
import type { ReactNode } from 'react'

function drawing(paths: ReactNode, size: number) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {paths}
    </svg>
  )
}

export const BackArrow = () => drawing(<path d="M15 5l-7 7 7 7" />, 20)
export const Chevron = () => drawing(<path d="M9 6l6 6-6 6" />, 14)
export const DownArrow = () => drawing(<path d="M12 5v14M6 13l6 6 6-6" />, 16)
export const Tick = () => drawing(<path d="M5 13l4 4 10-11" />, 15)
export const Circle = () => drawing(<circle cx="12" cy="12" r="8" />, 15)
export const Missing = () =>
  drawing(
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v6M12 16.5v.5" />
    </>,
    15,
  )
export const Paper = () =>
  drawing(
    <>
      <path d="M6 3h8l4 4v14H6z" />
      <path d="M14 3v4h4M9 13h6M9 17h6" />
    </>,
    18,
  )
export const Bot = () =>
  drawing(
    <>
      <path d="M4 6h16v10H11l-4 4v-4H4z" />
      <path d="M9 11h.01M12 11h.01M15 11h.01" />
    </>,
    18,
  )
