import { type ReactNode, useId, useRef } from 'react'
import { m } from '#words'

export interface DialogProps {
  /** Text of the button that opens it. */
  open: ReactNode
  openClass?: string
  title: ReactNode
  children: ReactNode
}

/** The browser's own modal dialog: keeps the focus inside, closes with Esc, gives the focus back. Needs JavaScript. */
export function Dialog({ open, openClass = 'btn', title, children }: DialogProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button type="button" className={openClass} onClick={() => dialog.current?.showModal()}>
        {open}
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        {children}
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          {m.platform_close()}
        </button>
      </dialog>
    </>
  )
}
