import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { dateParts, dayText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { correctedFields } from '../corrected-fields.ts'
import { type LateEntry, listCorrections, listLateReceptions, listLateResults } from '../entry-queries.ts'
import { catchUpFacts } from '../fact-store.ts'
import { dayOf } from '../page-06a.ts'
import { readReportRequest } from '../report-request.ts'
import { listReportUnits } from '../report-scope.ts'

const MOST = 200

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'reports.view')
  const { db } = app.database
  const now = app.clock.now()
  const { question, reach } = await readReportRequest(db, actor, new URL(args.request.url).searchParams, now)
  await catchUpFacts(db)
  const filter = { from: question.from, to: question.to, reach, limit: MOST }
  const units = await listReportUnits(db, actor, legalDay(now))
  const english = currentLocale() === 'en'
  const corrections = await listCorrections(db, filter)
  return {
    form: { from: dayOf(question.from), to: dayOf(question.to), unit: question.unit_id ?? 'all' },
    units: units.map((unit) => ({ value: unit.id, label: english ? unit.name_en : unit.name })),
    received: (await listLateReceptions(db, filter)).map(shown),
    results: (await listLateResults(db, filter)).map(shown),
    corrections: corrections.map((each) => ({
      code: each.code,
      at: each.at.toISOString(),
      who: each.actor_name,
      reason: each.reason,
      fields: correctedFields(each.fields),
    })),
  }
}

function shown(entry: LateEntry) {
  return {
    code: entry.code,
    procedure: entry.procedure_name,
    happened: dayOf(entry.happened_on),
    entered: dayText(dateParts(entry.entered_at)),
    days: entry.days,
  }
}

export default function EntriesPage() {
  const { received, results, form } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle title={m.reports_entries_title()} line={m.reports_entries_line()} />
      <EntryForm key={form.from + form.to + form.unit} />
      <Entries title={m.reports_entries_received()} rows={received} />
      <Entries title={m.reports_entries_results()} rows={results} />
      <Corrections />
    </div>
  )
}

function EntryForm() {
  const { form, units } = useLoaderData<typeof loader>()
  return (
    <form method="get" className="inline-form" aria-label={m.reports_filters()}>
      <label>
        <span>{m.reports_from()}</span>
        <input name="from" className="form-control num" inputMode="numeric" defaultValue={form.from} />
      </label>
      <label>
        <span>{m.reports_to()}</span>
        <input name="to" className="form-control num" inputMode="numeric" defaultValue={form.to} />
      </label>
      <label>
        <span>{m.reports_unit()}</span>
        <select name="unit" className="form-select" defaultValue={form.unit}>
          <option value="all">{m.reports_all_units()}</option>
          {units.map((unit) => (
            <option key={unit.value} value={unit.value}>
              {unit.label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn">
        {m.reports_count_it()}
      </button>
    </form>
  )
}

function DossierLink({ code }: { code: string }) {
  return (
    <a href={`/dossiers/${code}`}>
      <Num>{code}</Num>
    </a>
  )
}

function Entries({ title, rows }: { title: string; rows: readonly ReturnType<typeof shown>[] }) {
  return (
    <section className="section">
      <h2>{title}</h2>
      {rows.length === MOST && <Notice>{m.reports_entries_first({ count: MOST })}</Notice>}
      {rows.length === 0 ? (
        <p className="sub">{m.reports_entries_none()}</p>
      ) : (
        <Table
          rows={rows}
          rowKey={(row) => row.code}
          columns={[
            { label: m.reports_col_code(), head: true, cell: (row) => <DossierLink code={row.code} /> },
            { label: m.reports_col_procedure(), cell: (row) => <span className="clamp">{row.procedure}</span> },
            { label: m.reports_entries_happened(), cell: (row) => <Num>{row.happened}</Num> },
            { label: m.reports_entries_entered(), cell: (row) => <Num>{row.entered}</Num> },
            { label: m.reports_entries_days(), right: true, cell: (row) => row.days },
          ]}
        />
      )}
    </section>
  )
}

function Corrections() {
  const { corrections } = useLoaderData<typeof loader>()
  return (
    <section className="section">
      <h2>{m.reports_entries_corrections()}</h2>
      {corrections.length === MOST && <Notice>{m.reports_entries_first({ count: MOST })}</Notice>}
      {corrections.length === 0 ? (
        <p className="sub">{m.reports_entries_none()}</p>
      ) : (
        <Table
          rows={corrections}
          rowKey={(row) => row.code + row.at}
          columns={[
            { label: m.reports_col_code(), head: true, cell: (row) => <DossierLink code={row.code} /> },
            { label: m.reports_entries_when(), cell: (row) => <DateText value={row.at} form="when" /> },
            { label: m.reports_entries_fields(), cell: (row) => row.fields },
            { label: m.reports_entries_reason(), cell: (row) => row.reason },
            { label: m.reports_entries_who(), cell: (row) => row.who },
          ]}
        />
      )}
    </section>
  )
}
