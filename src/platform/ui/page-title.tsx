import type { ReactNode } from 'react'
import { m } from '#words'

export interface PageTitleProps {
  /** Says the thing. */
  title: ReactNode
  /** Says its state: a sentence. */
  line?: ReactNode
  /** Small line above: code, procedure, channel. */
  code?: ReactNode
  /** The main act (one primary button) first of the right side, the others before it. */
  acts?: ReactNode
  /** Title of the browser's tab when `title` is not plain text. */
  documentTitle?: string
}

/** First lines of an officer page. On the phone the acts move to the thumb (`ThumbBar`). */
export function PageTitle({ title, line, code, acts, documentTitle }: PageTitleProps) {
  return (
    <>
      <DocumentTitle>{documentTitle ?? (typeof title === 'string' ? title : m.platform_product())}</DocumentTitle>
      {code && <div className="code">{code}</div>}
      <div className="ph">
        <div>
          <h1>{title}</h1>
          {line && <p className="line">{line}</p>}
        </div>
        {acts && <div className="acts">{acts}</div>}
      </div>
    </>
  )
}

/** Title of the browser's tab, for pages without a `PageTitle`. */
export function DocumentTitle({ children }: { children: string }) {
  const product = m.platform_product()
  return <title>{children === product ? product : `${children} – ${product}`}</title>
}

/** The main act under the thumb, on the phone only. */
export function ThumbBar({ children, say }: { children: ReactNode; say?: ReactNode }) {
  return (
    <div className="thumb">
      {say && <span className="say b">{say}</span>}
      {children}
    </div>
  )
}
