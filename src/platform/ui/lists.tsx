import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { m } from '#words'
import { Icon } from './icon.tsx'
import { withParameter } from './public-frame.tsx'

export interface Tab {
  label: ReactNode
  href: string
  /** Beyond 99 it says "99+". */
  count?: number | undefined
  /** Colours the count. */
  tone?: 'over' | 'today' | undefined
  current?: boolean
}

/** Parts of a page or of a list; each is an address. `wide`: over the whole width of a list page. */
export function Tabs({ tabs, label, wide }: { tabs: readonly Tab[]; label: string; wide?: boolean }) {
  return (
    <nav className={wide ? 'tabs wlt' : 'tabs'} aria-label={label}>
      {tabs.map((tab) => (
        <a
          key={tab.href}
          href={tab.href}
          className={tab.current ? 'on' : undefined}
          aria-current={tab.current ? 'page' : undefined}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className={tab.tone && tab.count > 0 ? `c num ${tab.tone}` : 'c num'}>
              {tab.count > 99 ? '99+' : tab.count}
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}

export interface Filter {
  /** Name in the address: `?field=dau-tu`. */
  name: string
  label: string
  choices: readonly { value: string; label: string }[]
}

/** Chips that open a list of links; the chosen one says its value and has a cross. The address holds them all. */
export function Filters({ filters, children }: { filters: readonly Filter[]; children?: ReactNode }) {
  return (
    <div className="filters">
      {filters.map((filter) => (
        <FilterChip key={filter.name} filter={filter} />
      ))}
      {children && <span className="end">{children}</span>}
    </div>
  )
}

function FilterChip({ filter }: { filter: Filter }) {
  const location = withoutPage(useLocation())
  const value = new URLSearchParams(location.search).get(filter.name)
  const chosen = filter.choices.find((choice) => choice.value === value)
  if (chosen) {
    return (
      <a className="chip on" href={withParameter(location, filter.name, undefined)}>
        {filter.label}: {chosen.label}
        <Icon name="x" />
        <span className="sr">{m.platform_filter_remove()}</span>
      </a>
    )
  }
  return (
    <details className="chip-menu" data-menu>
      <summary className="chip">
        {filter.label}
        <Icon name="chevron-down" />
      </summary>
      <div className="menu">
        {filter.choices.map((choice) => (
          <a key={choice.value} href={withParameter(location, filter.name, choice.value)}>
            {choice.label}
          </a>
        ))}
      </div>
    </details>
  )
}

/** Another filter means another list: its pages start again. */
function withoutPage(location: { pathname: string; search: string }) {
  const search = new URLSearchParams(location.search)
  search.delete('after')
  return { pathname: location.pathname, search: `?${search}` }
}

/** Pages by key: forward by `?after=`, back to the first. Nothing when there is one page. */
export function Pager({ next }: { next: string | null }) {
  const location = useLocation()
  const first = new URLSearchParams(location.search).has('after')
  if (!next && !first) return null
  return (
    <nav className="pager" aria-label={m.platform_pages()}>
      {first && (
        <a className="btn" href={withParameter(location, 'after', undefined)}>
          <Icon name="chevron-left" />
          {m.platform_pages_first()}
        </a>
      )}
      {next && (
        <a className="btn" rel="next" href={withParameter(location, 'after', next)}>
          {m.platform_pages_next()}
          <Icon name="chevron-right" />
        </a>
      )}
    </nav>
  )
}
