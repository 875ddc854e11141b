import { whenText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import type { DigestCounts } from './digest-queries.ts'
import { NEWS_KINDS } from './officer-news.ts'
import type { Audience, ReminderClock, ReminderMoment, ReminderRule, ReminderUnit } from './reminder-rule.ts'

/** What is stored as facts becomes sentences here, in the reader's language. */

export interface ReminderFacts {
  clock: ReminderClock
  moment: ReminderMoment
  amount: number
  unit: ReminderUnit | null
  step: string
  due_at: string
}

/** "Bước “Thẩm định” đã dùng 80 % thời gian; hạn 17:00 thứ Ba 08/12/2026." */
export function reminderSentence(facts: ReminderFacts): string {
  const what = clockSubject(facts.clock, facts.step)
  const due = whenText(facts.due_at, currentLocale())
  switch (facts.moment) {
    case 'percent':
      return m.notifications_reminder_percent({ what, percent: facts.amount, due })
    case 'before': {
      const sentence = m.notifications_reminder_before({ what, span: spanText(facts.amount, facts.unit), due })
      return facts.clock === 'legal' ? `${sentence} ${m.notifications_reminder_extend()}` : sentence
    }
    case 'due_day':
      return m.notifications_reminder_due_day({ what, due })
    case 'after': {
      const sentence = m.notifications_reminder_after({ what, due })
      return facts.clock === 'answer' ? `${sentence} ${m.notifications_reminder_close()}` : sentence
    }
  }
}

function clockSubject(clock: ReminderClock, step: string): string {
  return clock === 'step' ? m.notifications_clock_of_step({ step }) : clockLabel(clock)
}

export function clockLabel(clock: ReminderClock): string {
  switch (clock) {
    case 'step':
      return m.notifications_clock_step()
    case 'legal':
      return m.notifications_clock_legal()
    case 'committed':
      return m.notifications_clock_committed()
    case 'acceptance_notify':
      return m.notifications_clock_acceptance_notify()
    case 'acceptance':
      return m.notifications_clock_acceptance()
    case 'answer':
      return m.notifications_clock_answer()
  }
}

export function spanText(amount: number, unit: ReminderUnit | null): string {
  const count = new Intl.NumberFormat(currentLocale()).format(amount)
  return unit === 'working_days' ? m.notifications_span_days({ count }) : m.notifications_span_hours({ count })
}

/** "khi đã dùng 80 % thời gian", "ngay khi quá hạn". */
export function momentText(rule: Pick<ReminderRule, 'moment' | 'amount' | 'unit'>): string {
  switch (rule.moment) {
    case 'percent':
      return m.notifications_moment_percent({ percent: rule.amount })
    case 'before':
      return m.notifications_moment_before({ span: spanText(rule.amount, rule.unit) })
    case 'due_day':
      return m.notifications_moment_due_day()
    case 'after':
      return rule.amount === 0
        ? m.notifications_moment_at_once()
        : m.notifications_moment_after({ span: spanText(rule.amount, rule.unit) })
  }
}

export function momentLabel(moment: ReminderMoment): string {
  switch (moment) {
    case 'percent':
      return m.notifications_moment_choice_percent()
    case 'before':
      return m.notifications_moment_choice_before()
    case 'due_day':
      return m.notifications_moment_choice_due_day()
    case 'after':
      return m.notifications_moment_choice_after()
  }
}

export function audienceLabel(audience: Audience): string {
  switch (audience) {
    case 'holder':
      return m.notifications_audience_holder()
    case 'head':
      return m.notifications_audience_head()
    case 'leader':
      return m.notifications_audience_leader()
    case 'counter':
      return m.notifications_audience_counter()
    case 'receiving_head':
      return m.notifications_audience_receiving_head()
    case 'administrator':
      return m.notifications_audience_administrator()
  }
}

export const KINDS = ['reminder', 'digest', ...NEWS_KINDS] as const
export type Kind = (typeof KINDS)[number]

export function isKind(kind: string | null | undefined): kind is Kind {
  return KINDS.includes(kind as Kind)
}

const LABELS: Readonly<Record<Kind, () => string>> = {
  reminder: () => m.notifications_kind_reminder(),
  digest: () => m.notifications_kind_digest(),
  online_arrived: () => m.notifications_kind_online_arrived(),
  handed_over: () => m.notifications_kind_handed_over(),
  assigned: () => m.notifications_kind_assigned(),
  sent_back: () => m.notifications_kind_sent_back(),
  to_sign: () => m.notifications_kind_to_sign(),
  to_issue: () => m.notifications_kind_to_issue(),
  to_return: () => m.notifications_kind_to_return(),
  supplement: () => m.notifications_kind_supplement(),
  withdrawal_asked: () => m.notifications_kind_withdrawal_asked(),
  date_moved: () => m.notifications_kind_date_moved(),
}

export function kindLabel(kind: string): string {
  return isKind(kind) ? LABELS[kind]() : kind
}

/** The sentences of one notification; the first says what it is about. */
export function notificationLines(kind: string, facts: Record<string, unknown>): string[] {
  const when = (value: unknown) => (typeof value === 'string' ? whenText(value, currentLocale()) : null)
  const due = when(facts.due_at)
  switch (kind) {
    case 'reminder':
      return [reminderSentence(facts as unknown as ReminderFacts)]
    case 'digest':
      return (facts.parts as (DigestCounts & { name: string | null })[]).flatMap((part) =>
        digestLines(part).map((line) => `${part.name ?? m.notifications_digest_mine()}: ${line}`),
      )
    case 'online_arrived':
      return due ? [m.notifications_said_online_arrived({ due })] : []
    case 'supplement':
      return [m.notifications_said_supplement()]
    case 'withdrawal_asked':
      return [m.notifications_said_withdrawal_asked()]
    case 'date_moved':
      return movedLines(facts, when)
    default:
      return stepLines(facts, due)
  }
}

function stepLines(facts: Record<string, unknown>, due: string | null): string[] {
  const step = String(facts.step ?? '')
  const line = due ? m.notifications_said_step_due({ step, due }) : m.notifications_said_step({ step })
  return typeof facts.reason === 'string' ? [line, m.notifications_said_reason({ reason: facts.reason })] : [line]
}

function movedLines(facts: Record<string, unknown>, when: (value: unknown) => string | null): string[] {
  const what = clockLabel(facts.clock as ReminderClock)
  const [before, after] = [when(facts.before) ?? '–', when(facts.after) ?? '–']
  const line = m.notifications_said_date_moved({ what, before, after })
  return typeof facts.reason === 'string' ? [line, m.notifications_said_reason({ reason: facts.reason })] : [line]
}

/** "3 quá hạn · 2 đến hạn hôm nay · 4 sắp đến hạn · 5 mới đến": what is nought is left out. */
export function digestLines({ overdue, today, soon, fresh }: DigestCounts): string[] {
  const parts = [
    overdue > 0 ? m.notifications_digest_overdue({ count: overdue }) : '',
    today > 0 ? m.notifications_digest_today({ count: today }) : '',
    soon > 0 ? m.notifications_digest_soon({ count: soon }) : '',
    fresh > 0 ? m.notifications_digest_fresh({ count: fresh }) : '',
  ]
  return [parts.filter(Boolean).join(' · ')]
}
