import { createHash } from 'node:crypto'
import { limitText } from '#modules/catalogue/exports.ts'
import { whenText } from '#platform/i18n/dates.ts'
import { currentLocale, runWithLocale } from '#platform/i18n/locale.ts'
import type { Letter } from '#platform/mail/mail-store.ts'
import { m } from '#words'
import { type ApplicantKind, type ApplicantNews, addressesOf } from './applicant-news.ts'
import type { ToldEvent } from './event-queries.ts'

/**
 * Letters to applicants: Vietnamese, an English line below. They name the dossier and its dates and lead to the tracking page;
 * nobody's private data, and no officer, stands in them.
 */

export function applicantLetters(event: ToldEvent, news: ApplicantNews, trackingAddress: string): Letter[] {
  const { subject, body } = runWithLocale('vi', () => ({
    subject: `${applicantKindLabel(news.kind)} – ${event.code}`,
    body: [
      m.notifications_letter_greeting(),
      textOf(event, news),
      [
        m.notifications_letter_code({ code: event.code }),
        m.notifications_letter_procedure({ procedure: event.procedure_name }),
        m.notifications_letter_track({ address: trackingAddress }),
      ].join('\n'),
      `In English: ${runWithLocale('en', () => textOf(event, news))}`,
      footer(event),
    ].join('\n\n'),
  }))
  return addressesOf(event).map((to) => ({
    dedupeKey: `event ${event.dossier_id} ${event.seq} ${digest(to)}`,
    kind: `applicant.${news.kind}`,
    to,
    subject,
    body,
    dossierCode: event.code,
  }))
}

function footer({ desk_name, desk_phone }: ToldEvent): string {
  const who = desk_phone ? `${desk_name}, ${m.notifications_letter_phone({ phone: desk_phone })}` : desk_name
  return `${who}\n${m.notifications_letter_automatic()}`
}

/** The address is no part of a key: keys are read by more people than letters. */
function digest(address: string): string {
  return createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 16)
}

const SUBJECTS: Readonly<Record<ApplicantKind, () => string>> = {
  submitted: () => m.notifications_letter_submitted_subject(),
  accepted: () => m.notifications_letter_accepted_subject(),
  supplement_requested: () => m.notifications_letter_supplement_requested_subject(),
  supplement_received: () => m.notifications_letter_supplement_received_subject(),
  refused: () => m.notifications_letter_refused_subject(),
  paused: () => m.notifications_letter_paused_subject(),
  resumed: () => m.notifications_letter_resumed_subject(),
  apologised: () => m.notifications_letter_apologised_subject(),
  date_moved: () => m.notifications_letter_date_moved_subject(),
  result_ready: () => m.notifications_letter_result_ready_subject(),
  sent: () => m.notifications_letter_sent_subject(),
  stopped: () => m.notifications_letter_stopped_subject(),
  closed: () => m.notifications_letter_closed_subject(),
}

/** What the letter is called: its subject, and its name on the administrator's page. */
export function applicantKindLabel(kind: ApplicantKind): string {
  return SUBJECTS[kind]()
}

function textOf(event: ToldEvent, news: ApplicantNews): string {
  const locale = currentLocale()
  const when = (at: string | null) => (at === null ? '' : whenText(at, locale))
  const [due, before, until] = [when(news.due_at), when(news.due_before), when(news.until)]
  switch (news.kind) {
    case 'submitted':
      return m.notifications_letter_submitted()
    case 'accepted':
      return due
        ? m.notifications_letter_accepted({ due, limit: limitOf(event) })
        : m.notifications_letter_accepted_undated()
    case 'supplement_requested':
      return m.notifications_letter_supplement_requested({ until })
    case 'supplement_received':
      return due
        ? m.notifications_letter_supplement_received({ due })
        : m.notifications_letter_supplement_received_undated()
    case 'refused':
      return m.notifications_letter_refused()
    case 'paused':
      return m.notifications_letter_paused()
    case 'resumed':
      return due ? m.notifications_letter_resumed({ due }) : m.notifications_letter_resumed_undated()
    case 'apologised':
      return before && due && before !== due
        ? m.notifications_letter_apologised({ before, due })
        : m.notifications_letter_apologised_only()
    case 'date_moved':
      return movedText({ before, due, until })
    case 'result_ready':
      return m.notifications_letter_result_ready({ desk: event.desk_name })
    case 'sent':
      return m.notifications_letter_sent()
    case 'stopped':
      return m.notifications_letter_stopped()
    case 'closed':
      return m.notifications_letter_closed()
  }
}

function movedText({ before, due, until }: { before: string; due: string; until: string }): string {
  if (until) return m.notifications_letter_answer_moved({ before, until })
  return m.notifications_letter_date_moved({ before: before || '–', due: due || '–' })
}

function limitOf(event: ToldEvent): string {
  return limitText({ value: Number(event.limit_value), unit: event.limit_unit as 'working_days' }, currentLocale())
}
