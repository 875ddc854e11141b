import { createElement } from 'react'
import { type IconName, icons } from './icons.ts'

/** A drawing beside words; it says nothing to a screen reader. Sizes: 16 (`s`), 20, 28 (`l`). */
export function Icon({ name, size }: { name: IconName; size?: 's' | 'l' }) {
  return (
    <svg className={size ? `ic ic-${size}` : 'ic'} viewBox="0 0 24 24" aria-hidden="true">
      {icons[name].map(([tag, { key, ...attributes }]) => createElement(tag, { key, ...attributes }))}
    </svg>
  )
}

/** The board's emblem slot: an open door until an installation sets its own. */
export function Emblem({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 44 44" aria-hidden="true">
      <rect width="44" height="44" rx="12" fill="#0a3e42" />
      <path d="M12 36V20a10 10 0 0 1 20 0v16" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
      <path d="M17.5 36V20.5a4.5 4.5 0 0 1 9 0V36z" fill="#f2a93b" />
      <path d="M8 36h28" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
    </svg>
  )
}
