import { useRef } from 'react'
import { Icon } from '#platform/ui/icon.tsx'
import { m } from '#words'

interface PrintedSheetProps {
  /** Address of the PDF. */
  address: string
  title: string
  /** Opens the print dialog as soon as the sheet is there: the person is waiting for it. */
  printNow?: boolean
}

/** A sheet in the page with a button that prints it. Without JavaScript, or on the phone, it opens by itself. */
export function PrintedSheet({ address, title, printNow }: PrintedSheetProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const print = () => {
    try {
      frame.current?.contentWindow?.print()
    } catch {
      // A viewer that is not the browser's own: the sheet opens in a tab, where it can be printed.
      window.open(address, '_blank')
    }
  }
  return (
    <section className="desk-sheet" aria-label={title}>
      <div className="desk-sheet-h">
        <h2>{title}</h2>
        <button type="button" className="btn hide-s" data-print onClick={print}>
          <Icon name="printer" />
          {m.desk_print()}
        </button>
        <a className="btn" href={address} target="_blank" rel="noreferrer">
          <Icon name="external" />
          {m.desk_open_sheet()}
        </a>
      </div>
      <iframe
        ref={frame}
        src={address}
        title={title}
        className="hide-s"
        onLoad={() => {
          if (printNow && isFirstTime(address)) print()
        }}
      />
    </section>
  )
}

/** Somebody who comes back to the page wants to look, not to print once more. */
function isFirstTime(address: string): boolean {
  const key = `printed ${address}`
  const first = sessionStorage.getItem(key) === null
  sessionStorage.setItem(key, 'yes')
  return first
}
