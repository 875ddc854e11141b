import { DEFAULT_LOCALE, isLocale, type Locale } from '../i18n/locale.ts'
import { THEMES, type Theme } from './render-context.ts'

export interface Preferences {
  locale: Locale
  theme: Theme
  /** `Set-Cookie` values for a choice that this request made (`?lang=en`, `?theme=dark`). */
  cookies: readonly string[]
}

const YEAR_SECONDS = 31_536_000

/**
 * Language and brightness of this request: the address decides and is remembered, then the cookie. The browser's
 * `Accept-Language` is not asked: a machine set up in English in a Vietnamese office would surprise its user.
 */
export function readPreferences(url: URL, cookieHeader: string | null): Preferences {
  const cookies = readCookies(cookieHeader)
  const made: string[] = []
  const asked = url.searchParams.get('lang')
  const locale = isLocale(asked)
    ? remember('lang', asked, made)
    : isLocale(cookies.lang)
      ? cookies.lang
      : DEFAULT_LOCALE
  const askedTheme = url.searchParams.get('theme')
  const theme = isTheme(askedTheme)
    ? remember('theme', askedTheme, made)
    : isTheme(cookies.theme)
      ? cookies.theme
      : 'auto'
  return { locale, theme, cookies: made }
}

export function readCookies(header: string | null): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0) found[part.slice(0, at).trim()] = part.slice(at + 1).trim()
  }
  return found
}

function isTheme(value: unknown): value is Theme {
  return THEMES.includes(value as Theme)
}

function remember<Value extends string>(name: string, value: Value, made: string[]): Value {
  made.push(`${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`)
  return value
}
