import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { m } from '#words'
import type { DayLine } from '../http/render-context.ts'
import { DateText } from './dates.tsx'
import { Emblem, Icon } from './icon.tsx'
import { type IconName, icons } from './icons.ts'
import { PersonChoices, PersonMenu } from './person-menu.tsx'

export interface NavigationItem {
  path: string
  label: string
  icon: string
  count?: number | undefined
}

export interface OfficerFrameProps {
  navigation: readonly NavigationItem[]
  /** Second line of the brand: "Tỉnh An Bình". */
  area?: string | undefined
  dayLine?: DayLine | undefined
  /** ISO instant at which the page was made. */
  now: string
  /** Absent: the installation has no alerts yet, so no bell. */
  alerts?: number | undefined
  /** public/idle-lock.js leaves the page after so many seconds without a sign of life. */
  idleSeconds?: number | undefined
  person: { name: string; post?: string | undefined }
  children: ReactNode
}

/** Rail by duty on the left, search and the day on top; on the phone both fold into one bar with a menu. */
export function OfficerFrame({ children, ...frame }: OfficerFrameProps) {
  return (
    <div className="app" data-idle-seconds={frame.idleSeconds}>
      <a className="skip" href="#main">
        {m.platform_skip()}
      </a>
      <aside className="rail">
        <Rail {...frame} />
      </aside>
      <div className="app-main">
        <TopBar {...frame} />
        <PhoneBar {...frame} />
        <main id="main">{children}</main>
      </div>
      <ShortcutList />
    </div>
  )
}

type FrameData = Omit<OfficerFrameProps, 'children'>

function Rail(frame: FrameData) {
  return (
    <div className="rail-in">
      <a className="brand" href="/workspace">
        <Emblem />
        <span>
          {m.platform_product()}
          {frame.area && <small>{frame.area}</small>}
        </span>
      </a>
      <NavigationList navigation={frame.navigation} />
      <nav className="bottom" aria-label={m.platform_nav_help()}>
        <a href="#keys" data-keys-open>
          <Icon name="help" />
          {m.platform_keys()}
          <span className="c">
            <kbd>?</kbd>
          </span>
        </a>
      </nav>
    </div>
  )
}

function NavigationList({ navigation }: { navigation: readonly NavigationItem[] }) {
  const current = useCurrent(navigation)
  return (
    <nav aria-label={m.platform_nav_main()}>
      {navigation.map((entry) => (
        <a
          key={entry.path}
          href={entry.path}
          className={entry === current ? 'on' : undefined}
          aria-current={entry === current ? 'page' : undefined}
        >
          <Icon name={iconNamed(entry.icon)} />
          {entry.label}
          {entry.count !== undefined && <span className="c num">{entry.count}</span>}
        </a>
      ))}
    </nav>
  )
}

/** The entry whose address is the longest beginning of the page's. */
function useCurrent(navigation: readonly NavigationItem[]): NavigationItem | undefined {
  const { pathname } = useLocation()
  return navigation
    .filter((entry) => pathname === entry.path || pathname.startsWith(`${entry.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0]
}

function iconNamed(name: string): IconName {
  return Object.hasOwn(icons, name) ? (name as IconName) : 'file-text'
}

function TopBar({ dayLine, now, alerts, person }: FrameData) {
  return (
    <header className="top">
      <SearchField id="search" />
      <div className="tday">
        <b>
          <DateText value={now} form="long" />
        </b>
        {dayLine && <span className="sub"> · {dayLine.working}</span>}
        {dayLine?.notice && (
          <>
            <br />
            <span className="hol">{dayLine.notice}</span>
          </>
        )}
      </div>
      <Alerts count={alerts} />
      <PersonMenu person={person} />
    </header>
  )
}

function SearchField({ id }: { id: string }) {
  return (
    <search>
      <form className="gsearch" action="/search" method="get">
        <Icon name="search" size="s" />
        <label className="sr" htmlFor={id}>
          {m.platform_search()}
        </label>
        <input
          id={id}
          name="q"
          type="search"
          autoComplete="off"
          placeholder={m.platform_search_officer()}
          data-search
        />
        <span aria-hidden="true" className="key">
          <kbd>/</kbd>
        </span>
      </form>
    </search>
  )
}

function Alerts({ count }: { count: number | undefined }) {
  if (count === undefined) return null
  return (
    <a
      className="iconbtn"
      href="/notifications"
      aria-label={count > 0 ? m.platform_alerts_new({ count }) : m.platform_alerts()}
    >
      <Icon name="bell" />
      {count > 0 && <i aria-hidden="true">{count > 99 ? '99+' : count}</i>}
    </a>
  )
}

function PhoneBar(frame: FrameData) {
  return (
    <>
      <header className="mtop">
        <details className="drawer" data-menu>
          <summary className="iconbtn" aria-label={m.platform_menu_open()}>
            <Icon name="menu" />
          </summary>
          <div className="menu">
            <p className="b">{frame.person.name}</p>
            <NavigationList navigation={frame.navigation} />
            <PersonChoices />
          </div>
        </details>
        <b>{useCurrent(frame.navigation)?.label ?? m.platform_product()}</b>
        <a className="iconbtn" href="/search" aria-label={m.platform_search()}>
          <Icon name="search" />
        </a>
        <Alerts count={frame.alerts} />
      </header>
      <section className="mdate" aria-label={m.platform_today()}>
        <DateText value={frame.now} form="day" />
        {frame.dayLine && (
          <> · {frame.dayLine.notice ? <span className="hol">{frame.dayLine.notice}</span> : frame.dayLine.working}</>
        )}
      </section>
    </>
  )
}

function ShortcutList() {
  const keys: readonly [string, string][] = [
    ['/', m.platform_keys_search()],
    ['n', m.platform_keys_new()],
    ['↑ ↓', m.platform_keys_rows()],
    ['Enter', m.platform_keys_open()],
    ['x', m.platform_keys_mark()],
    ['Ctrl Enter', m.platform_keys_submit()],
    ['?', m.platform_keys_help()],
    ['Esc', m.platform_keys_close()],
  ]
  return (
    <dialog id="keys" className="dialog" aria-labelledby="keys-title">
      <form method="dialog">
        <h2 id="keys-title">{m.platform_keys()}</h2>
        <dl className="keys">
          {keys.map(([key, words]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <button type="submit" className="btn">
          {m.platform_close()}
        </button>
      </form>
    </dialog>
  )
}
