import { whenText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'

/** "17:00 thứ Ba 08/12/2026" in the reader's language, without a line break inside (design: a date is a sentence). */
export function momentSentence(at: Date): string {
  return whenText(at, currentLocale()).replaceAll(' ', '\u00a0')
}
