import { currentLocale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { audienceLabel, clockLabel, momentText } from '../notification-words.ts'
import { type RuleRow, toRule } from '../rule-queries.ts'

/** A rule as its page and the list say it. */
export function ruleView(row: RuleRow) {
  const rule = toRule(row)
  const ways = [
    rule.by_system ? m.notifications_way_system() : '',
    rule.by_email ? m.notifications_way_email() : '',
  ].filter(Boolean)
  return {
    key: row.key,
    version: row.version,
    clock: clockLabel(rule.clock),
    moment: momentText(rule),
    audiences: rule.audiences.map(audienceLabel).join(', '),
    ways: ways.join(', '),
    active: row.active,
    from: row.valid_from,
    to: row.valid_to,
    basis: row.legal_basis,
    note: (currentLocale() === 'en' ? row.note_en : row.note_vi) ?? row.note_vi,
    shipped: row.set_by === null,
  }
}
