import { useState } from 'react'
import { Icon } from '#platform/ui/icon.tsx'
import { m } from '#words'

/** Copies the whole code; says so to the eye and to the screen reader. */
export function CopyCode({ code }: { code: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await writeClipboard(code)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <>
      <button type="button" className="iconbtn copy hide-s" aria-label={m.dossiers_page_copy()} onClick={copy}>
        <Icon name={copied ? 'check' : 'copy'} size="s" />
      </button>
      <span role="status" className={copied ? 'small' : 'sr'}>
        {copied ? m.dossiers_page_copied() : ''}
      </span>
    </>
  )
}

/** Browsers give the clipboard only to https and localhost; inside an agency's network addresses are often plain http. */
async function writeClipboard(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}
