import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { m } from '#words'
import type { BoardIdentity } from '../http/render-context.ts'
import { currentLocale, type Locale } from '../i18n/locale.ts'
import { Emblem, Icon } from './icon.tsx'

export interface PublicFrameProps {
  board?: BoardIdentity | undefined
  children: ReactNode
}

/** Head, reading column and foot of every public page. No side menu, no JavaScript. */
export function PublicFrame({ board, children }: PublicFrameProps) {
  return (
    <>
      <a className="skip" href="#main">
        {m.platform_skip()}
      </a>
      <header className="pub-head">
        <div className="wrap">
          <Emblem className="emblem" />
          <a className="org" href="/">
            {board && <small>{board.parentName}</small>}
            <b>{board?.name ?? m.platform_product()}</b>
          </a>
          <div className="end">
            <a className="hide-s" href="/tracking">
              <Icon name="search" />
              {m.platform_public_tracking()}
            </a>
            <a className="hide-s" href="/catalogue">
              {m.platform_public_catalogue()}
            </a>
            <LanguageSwitch />
          </div>
        </div>
      </header>
      <main id="main">{children}</main>
      <PublicFoot board={board} />
    </>
  )
}

function PublicFoot({ board }: { board: BoardIdentity | undefined }) {
  return (
    <footer className="foot">
      <div className="wrap">
        <div className="cols">
          {board && (
            <div>
              <h2>{board.deskLines[0]}</h2>
              {board.deskLines.slice(1).map((line) => (
                <div key={line}>{line}</div>
              ))}
            </div>
          )}
          {board && (
            <div>
              <h2>{m.platform_public_hours()}</h2>
              {board.hoursLines.map((line) => (
                <div key={line}>{line}</div>
              ))}
            </div>
          )}
          <div>
            <h2>{m.platform_public_contact()}</h2>
            {board?.phone && (
              <div>
                <a className="num" href={`tel:${board.phone.replaceAll(' ', '')}`}>
                  {board.phone}
                </a>
              </div>
            )}
            <div>
              <a href="/login">{m.platform_public_login()}</a>
            </div>
          </div>
        </div>
        <p className="law">{m.platform_public_law()}</p>
      </div>
    </footer>
  )
}

const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { vi: 'Tiếng Việt', en: 'English' }

/** A link to the same page in the other language; it works without JavaScript and is remembered. */
export function LanguageSwitch() {
  const location = useLocation()
  const spoken = currentLocale()
  return (
    <nav className="lang" aria-label={m.platform_language()}>
      {(Object.keys(LANGUAGE_NAMES) as Locale[]).map((locale) => (
        <a
          key={locale}
          className={locale === spoken ? 'on' : undefined}
          href={withParameter(location, 'lang', locale)}
          lang={locale}
          aria-current={locale === spoken ? 'true' : undefined}
        >
          {LANGUAGE_NAMES[locale]}
        </a>
      ))}
    </nav>
  )
}

export function withParameter(
  location: { pathname: string; search: string },
  name: string,
  value: string | undefined,
): string {
  const search = new URLSearchParams(location.search)
  if (value === undefined) search.delete(name)
  else search.set(name, value)
  const text = search.toString()
  return text ? `${location.pathname}?${text}` : location.pathname
}
