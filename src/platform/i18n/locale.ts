import { overwriteGetLocale } from '#words/runtime'

export const LOCALES = ['vi', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** Administrative procedures are conducted in Vietnamese (Decree 118/2025/NĐ-CP); other languages are a help. */
export const DEFAULT_LOCALE: Locale = 'vi'

export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale)
}

interface LocaleStorage {
  run<Result>(locale: Locale, work: () => Result): Result
  getStore(): Locale | undefined
}

// This file is also part of the browser's bundle, where there is no node:async_hooks to import.
const storage: LocaleStorage | undefined =
  typeof document === 'undefined'
    ? new (process.getBuiltinModule('node:async_hooks').AsyncLocalStorage)<Locale>()
    : undefined

/** Server: everything that `work` says, also later and in parallel with other requests, is in this language. */
export function runWithLocale<Result>(locale: Locale, work: () => Result): Result {
  if (!storage) throw new Error('runWithLocale is for the server; in the browser <html lang> decides')
  return storage.run(locale, work)
}

/** The language of this request (server) or of the page (browser); Vietnamese when nothing says otherwise. */
export function currentLocale(): Locale {
  const locale = storage ? storage.getStore() : document.documentElement.lang
  return isLocale(locale) ? locale : DEFAULT_LOCALE
}

overwriteGetLocale(currentLocale)
