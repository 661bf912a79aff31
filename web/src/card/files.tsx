// Files to download: name, kind and size, through a link that only this person may use.
import type { FileLink } from '../../../src/model/card.ts'
import { Paper } from '../theme/icons.tsx'
import { useDesk } from './desk.ts'

/** 47104 → 46 KB */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kb = bytes / 1024
  return kb < 1024 ? `${Math.round(kb)} KB` : `${(kb / 1024).toFixed(1)} MB`
}

export function Files({ items }: { readonly items: readonly FileLink[] }) {
  const desk = useDesk()
  return (
    <ul className="files">
      {items.map(file => (
        <li key={file.id}>
          <a href={desk.fileUrl(file.id)} download={file.name} type={file.mime}>
            <Paper />
            <span className="file-name">{file.name}</span>
            {file.size > 0 && (
              <span className="file-size">
                <span className="unseen">, </span>
                {sizeText(file.size)}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}
