// Adds files to a form: each is uploaded at once, listed by name, and can be removed before sending.
import { useState } from 'react'
import type { Field } from '../../../../src/model/card.ts'
import type { Uploaded } from '../../api/wire.ts'
import { useLanguage } from '../../texts/texts.ts'
import { useDesk } from '../desk.ts'
import { sizeText } from '../files.tsx'
import type { ControlProps } from './control-props.ts'
import { listOf } from './values.ts'

const largest = 10 * 1024 * 1024
const usual = '.pdf,.png,.jpg,.jpeg,.txt,.csv,.docx,.xlsx,.eml'

export function FileControl(props: ControlProps<Extract<Field, { readonly kind: 'file' }>>) {
  const { field, value, onEnter, onUploading, aria } = props
  const { say } = useLanguage()
  const desk = useDesk()
  const [news, setNews] = useState('')
  const ids = listOf(value)

  const add = async (files: readonly File[]) => {
    let list = ids
    for (const file of files) {
      if (file.size > largest) {
        setNews(say('form.tooLarge', { name: file.name }))
        continue
      }
      setNews(say('form.uploading', { name: file.name }))
      onUploading(1)
      const uploaded = await desk.upload(file)
      onUploading(-1)
      setNews('')
      if (!uploaded) continue
      list = [...list, uploaded.id]
      onEnter(list)
    }
  }

  return (
    <div className="file-control">
      <div className="file-pick">
        <span aria-hidden="true">{say('form.addFiles')}</span>
        <input
          id={aria.id}
          type="file"
          multiple
          accept={field.accept ?? usual}
          aria-invalid={aria.invalid || undefined}
          aria-describedby={aria.describedBy}
          onKeyDown={event => {
            // Enter would send the form; here it opens the choice of files, as the space bar does.
            if (event.key !== 'Enter') return
            event.preventDefault()
            event.currentTarget.click()
          }}
          onChange={event => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            void add(files)
          }}
        />
      </div>
      <p className="field-help" aria-live="polite">
        {news}
      </p>
      {ids.length > 0 && (
        <ul className="file-list">
          {ids.map(id => (
            <li key={id}>
              <span className="file-name">{desk.uploaded(id)?.name ?? id}</span>
              <span className="file-size">{sizeOf(desk.uploaded(id))}</span>
              <button
                type="button"
                className="file-remove"
                aria-label={say('form.remove', { name: desk.uploaded(id)?.name ?? id })}
                onClick={() => onEnter(ids.filter(one => one !== id))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const sizeOf = (file: Uploaded | undefined): string => (file ? sizeText(file.size) : '')
