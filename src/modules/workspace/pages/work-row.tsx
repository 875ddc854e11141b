import { DateText } from '#platform/ui/dates.tsx'
import type { WorkRow } from '#platform/ui/work-rows.tsx'
import { m } from '#words'
import type { WorkItem } from '../work-item.ts'

/** A work item as a row of the list; used by every list of the workspace. */
export function toRow(item: WorkItem): WorkRow {
  return {
    id: `${item.code}@${item.version}`,
    code: item.code,
    href: `/dossiers/${item.code}`,
    procedure: item.procedure,
    owner: item.owner,
    state: item.tone,
    stateWords: item.state,
    next: item.next ?? undefined,
    holder: item.holder
      ? { name: item.holder, ...(item.held_by_me ? { label: m.workspace_me() } : {}) }
      : { name: '–', label: m.workspace_nobody() },
    due: item.step_due_at ? <DueCell item={item} /> : m.workspace_clock_stands(),
    dueTone: item.due_tone ?? undefined,
    appointment: item.due_at ? <Appointment at={item.due_at} why={item.legal_why} /> : m.workspace_no_appointment(),
  }
}

function DueCell({ item }: { item: WorkItem }) {
  return (
    <a className="q" href={item.step_why} title={m.platform_why()}>
      {item.due ? item.due : <DateText value={item.step_due_at ?? ''} form="near" />}
    </a>
  )
}

function Appointment({ at, why }: { at: string; why: string }) {
  const mark = '\u0001'
  const [before, after] = m.workspace_appointment({ when: mark }).split(mark)
  return (
    <a className="q" href={why} title={m.platform_why()}>
      {before}
      <DateText value={at} form="near" />
      {after}
    </a>
  )
}
