// Switches the page to the other language, said in that language.

import { Button } from '../theme/button.tsx'
import { otherLanguage } from './language.ts'
import { useLanguage } from './texts.ts'

export function LanguageSwitch() {
  const { locale, say, choose } = useLanguage()
  const other = otherLanguage(locale)
  return (
    <Button small look="quiet" lang={other} aria-label={say('language.otherName')} onClick={() => choose(other)}>
      {say('language.other')}
    </Button>
  )
}
