// Switches the page to the other language, said in that language.
import { Button } from 'antd'
import { otherLanguage } from './language.ts'
import { useLanguage } from './texts.ts'

export function LanguageSwitch() {
  const { locale, say, choose } = useLanguage()
  const other = otherLanguage(locale)
  return (
    <Button size="small" type="text" lang={other} aria-label={say('language.otherName')} onClick={() => choose(other)}>
      {say('language.other')}
    </Button>
  )
}
