/** What the page of a draft shows: its form, what is wrong with it, its picture. */
import type { Application } from '#platform/application.ts'
import { legalDay } from '#platform/clock.ts'
import { newForm } from '#platform/forms/form-state.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { type Diagram, diagramOf } from './diagram.ts'
import { headOf, readRows, rowsOf } from './editor-form.ts'
import type { Finding } from './findings.ts'
import { lintProcess } from './lint.ts'
import type { InternalProcess } from './process.ts'
import { type Draft, readRolesHeld } from './process-queries.ts'
import { tableOf, totalText } from './process-table.ts'
import { type SaidFinding, sayFinding } from './process-words.ts'
import { kindName, roleName } from './step-words.ts'

export interface RowNote {
  /** The kind and the role that the words of the row tell, for the choice that leaves it to them. */
  kind: string
  role: string
}

export interface FindingOfRow extends SaidFinding {
  /** Row of the table, from 0; null: of the whole. */
  row: number | null
}

/** In the order of the table; of the reading of a file first, because it explains the rest. */
export async function findingsOf(app: Application, draft: Draft, locale: Locale): Promise<FindingOfRow[]> {
  const { process, reading } = draft
  const rolesHeld = await readRolesHeld(app.database.db, legalDay(app.clock.now()))
  const own = [...readRows(rowsOf(process), process).findings, ...lintProcess(process, { rolesHeld })]
  const said = [...reading, ...own.map((finding) => ({ ...finding, cell: null }))]
  return withoutTwins(said).map((finding) => ({
    ...sayFinding(finding, process, locale),
    row: rowOf(finding, process),
  }))
}

/** What the reading said is not said again by the rows that came of it. */
function withoutTwins(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ rule, step }) => {
    const name = `${rule} ${step}`
    const isTwin = seen.has(name) || (rule === 'no_budget' && seen.has(`time_not_understood ${step}`))
    seen.add(name)
    return !isTwin
  })
}

function rowOf({ step }: Finding, { steps }: InternalProcess): number | null {
  const at = steps.findIndex(({ key }) => key === step)
  return at < 0 ? null : at
}

export interface DraftView {
  id: string
  version: number
  name: string
  code: string
  procedure_code: string | null
  changed_at: string
  changed_by: string
  rows: RowNote[]
  total: string | null
  limit: string
  findings: FindingOfRow[]
  diagram: Diagram
  /** The ways of the picture in words, for whoever does not see it. */
  list: { number: string; name: string; who: string; time: string; flow: string }[]
}

export async function draftViewOf(app: Application, draft: Draft, locale: Locale): Promise<DraftView> {
  const { id, version, process, procedure_code, changed_at, changed_by } = draft
  return {
    id,
    version,
    name: process.name,
    code: process.code,
    procedure_code: process.serves[0]?.procedure_code ?? procedure_code,
    changed_at: changed_at.toISOString(),
    changed_by,
    rows: process.steps.map(({ kind, assignee }) => ({
      kind: kindName(kind),
      role: assignee.role ? roleName(assignee.role) : '—',
    })),
    total: totalText(process),
    limit: headOf(process).limit,
    findings: await findingsOf(app, draft, locale),
    diagram: diagramOf(process),
    list: listOf(process),
  }
}

function listOf(process: InternalProcess): DraftView['list'] {
  const { columns, rows } = tableOf(process)
  const text = (cells: readonly string[], column: string) =>
    cells[columns.findIndex((each) => each.column === column)] ?? ''
  return rows.map(({ cells }) => ({
    number: text(cells, 'step'),
    name: text(cells, 'content').split('\n')[0] ?? '',
    who: text(cells, 'who'),
    time: text(cells, 'time'),
    flow: text(cells, 'flow'),
  }))
}

/** What the inputs start with. */
export function draftForm({ process, version }: Draft) {
  const { number, date, agency, amends, ...head } = headOf(process)
  return newForm({ version, ...head, decision: { number, date, agency, amends }, rows: rowsOf(process) as never })
}
