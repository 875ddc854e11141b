import { readDay } from '#platform/forms/form-data.ts'
import { type AuditFilter, outcomes } from './audit-queries.ts'

/** The filter as it stands in the address of the page and of its export. Pure. */
export function auditFilterOf(search: URLSearchParams): AuditFilter {
  const text = (name: string) => search.get(name)?.trim() || undefined
  const outcome = outcomes.find((each) => each === search.get('outcome'))
  const [from, to] = [readDay(text('from') ?? ''), readDay(text('to') ?? '')]
  const [person, subject, action] = [text('person'), text('subject'), text('action')]
  return {
    ...(person ? { person } : {}),
    ...(subject ? { subject } : {}),
    ...(action ? { action } : {}),
    ...(outcome ? { outcome } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}
