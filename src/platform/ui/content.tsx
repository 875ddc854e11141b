import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

/** Terms and what they are; on the phone the term stands over its value. */
export function DefinitionList({
  items,
  stacked,
}: {
  items: readonly { term: string; value: ReactNode }[]
  /** In a narrow column: the term over its value at every width. */
  stacked?: boolean
}) {
  return (
    <dl className={stacked ? 'facts' : 'dl'}>
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

export type NoticeTone = 'info' | 'good' | 'warning' | 'bad'

const NOTICE_ICON: Readonly<Record<NoticeTone, IconName>> = {
  info: 'info',
  good: 'circle-check',
  warning: 'alert',
  bad: 'alert',
}

/** A sentence that must be seen. `live`: appeared because of what the person just did. */
export function Notice({
  tone = 'info',
  title,
  live,
  children,
}: {
  tone?: NoticeTone
  title?: ReactNode
  live?: boolean
  children?: ReactNode
}) {
  return (
    <div className={`notice notice-${tone}`} role={live ? 'status' : undefined}>
      <Icon name={NOTICE_ICON[tone]} />
      <div className="notice-body">
        {title && <p className="b">{title}</p>}
        {children}
      </div>
    </div>
  )
}

export interface EmptyStateProps {
  /** What this place is. */
  title: ReactNode
  /** Why it is empty, what to do. */
  children?: ReactNode
  icon?: IconName
  acts?: ReactNode
}

export function EmptyState({ title, children, icon = 'file-search', acts }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {acts && <div className="acts">{acts}</div>}
    </div>
  )
}

/** A part of a page with a border and a heading. */
export function Card({ title, end, children }: { title: ReactNode; end?: ReactNode; children: ReactNode }) {
  return (
    <section className="card">
      <div className="card-h">
        <h2>{title}</h2>
        {end && <span className="end small sub">{end}</span>}
      </div>
      <div className="body">{children}</div>
    </section>
  )
}
