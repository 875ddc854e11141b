import { dateParts, dayText, weekdayText, whenText } from '#platform/i18n/dates.ts'
import { runWithLocale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import type { DigestPart } from './digest.ts'
import { digestLines, reminderSentence } from './notification-words.ts'
import type { Telling } from './plan-reminders.ts'

/** Letters to officers, in Vietnamese, the language of their work. */

export interface LetterWords {
  subject: string
  body: string
}

/** One letter for everything that one person has to hear now. */
export function reminderLetter(tellings: readonly Telling[], address: string): LetterWords {
  return runWithLocale('vi', () => {
    const lines = tellings.map(({ rule, clock }) => {
      const { clock: kind, step_name, due_at } = clock
      const { moment, amount, unit } = rule
      const sentence = reminderSentence({
        clock: kind,
        moment,
        amount,
        unit,
        step: step_name,
        due_at: due_at.toISOString(),
      })
      return `${clock.code}: ${sentence}\n${address}/dossiers/${clock.code}`
    })
    const [only] = tellings
    const subject =
      tellings.length === 1 && only
        ? m.notifications_mail_reminder_one({ code: only.clock.code })
        : m.notifications_mail_reminder_many({ count: tellings.length })
    return {
      subject,
      body: [...lines, m.notifications_mail_why({ address: `${address}/notifications/settings` })].join('\n\n'),
    }
  })
}

export function digestLetter(today: string, parts: readonly DigestPart[], address: string): LetterWords {
  return runWithLocale('vi', () => {
    const day = dateParts(today)
    const sections = parts.map((part) => {
      const items = part.items.map(
        (item) => `– ${item.code}: ${item.step}, ${m.notifications_mail_due({ due: whenText(item.due_at, 'vi') })}`,
      )
      return [part.name ?? m.notifications_digest_mine(), ...digestLines(part), ...items].join('\n')
    })
    return {
      subject: m.notifications_mail_digest({ day: `${weekdayText(day.weekday, 'vi')} ${dayText(day)}` }),
      body: [
        ...sections,
        m.notifications_mail_open({ address: `${address}/workspace` }),
        m.notifications_mail_why({ address: `${address}/notifications/settings` }),
      ].join('\n\n'),
    }
  })
}
