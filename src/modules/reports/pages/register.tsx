import { type LoaderFunctionArgs, useLoaderData, useLocation } from 'react-router'
import { listFields } from '#modules/catalogue/exports.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { dateParts, dayText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { EmptyState, Notice } from '#platform/ui/content.tsx'
import { Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { listReportUnits, readRegisterRequest, registerView } from '../register-request.ts'

/** Rows on the screen; print and spreadsheet have them all. */
const SHOWN = 200

export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'reports.view')
  const units = await listReportUnits(scope)
  const english = currentLocale() === 'en'
  const request = readRegisterRequest(scope, new URL(args.request.url).searchParams, units)
  const [view, fields] = await Promise.all([registerView(scope, request, SHOWN + 1), listFields(scope.app.database.db)])
  return {
    request,
    rows: view.rows.slice(0, SHOWN),
    more: view.rows.length > SHOWN,
    period: view.period,
    units: units.map((unit) => ({ value: unit.id, label: english ? unit.name_en : unit.name })),
    fields: fields.map((field) => ({ value: field.code, label: (english && field.name.en) || field.name.vi })),
  }
}

export default function RegisterPage() {
  const { rows, more, request } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return (
    <div className="page">
      <PageTitle
        title={m.reports_register_title()}
        line={m.reports_register_line()}
        acts={
          rows.length > 0 && (
            <>
              <a className="btn" href={`/reports/register.xlsx${search}`}>
                <Icon name="file-export" />
                {m.reports_xlsx()}
              </a>
              <a className="btn btn-primary" href={`/reports/register.pdf${search}`} data-main-act="">
                {m.reports_pdf()}
              </a>
            </>
          )
        }
      />
      <PeriodForm key={`${request.from}${request.to}${request.unit_id}`} />
      {more && <Notice>{m.reports_first_rows({ count: SHOWN })}</Notice>}
      {rows.length === 0 ? (
        <EmptyState title={m.reports_empty_title()}>{m.reports_empty_text()}</EmptyState>
      ) : (
        <RegisterTable />
      )}
    </div>
  )
}

function PeriodForm() {
  const { request, units, fields } = useLoaderData<typeof loader>()
  return (
    <form method="get" className="inline-form" aria-label={m.reports_filters()}>
      <label>
        <span>{m.reports_from()}</span>
        <input
          name="from"
          className="form-control num"
          inputMode="numeric"
          placeholder="dd/MM/yyyy"
          defaultValue={dayText(dateParts(request.from))}
        />
      </label>
      <label>
        <span>{m.reports_to()}</span>
        <input
          name="to"
          className="form-control num"
          inputMode="numeric"
          placeholder="dd/MM/yyyy"
          defaultValue={dayText(dateParts(request.to))}
        />
      </label>
      <label>
        <span>{m.reports_unit()}</span>
        <select name="unit" className="form-select" defaultValue={request.unit_id}>
          {units.map((unit) => (
            <option key={unit.value} value={unit.value}>
              {unit.label}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{m.reports_field()}</span>
        <select name="field" className="form-select" defaultValue={request.field ?? ''}>
          <option value="">{m.reports_all_fields()}</option>
          {fields.map((field) => (
            <option key={field.value} value={field.value}>
              {field.label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn">
        {m.reports_show()}
      </button>
    </form>
  )
}

function RegisterTable() {
  const { rows, period, more } = useLoaderData<typeof loader>()
  return (
    <Table
      caption={more ? period : `${period}: ${m.reports_count({ count: rows.length })}`}
      rows={rows}
      rowKey={(row) => row.dossier_code}
      columns={[
        { label: m.reports_col_number(), right: true, cell: (row) => row.number },
        {
          label: m.reports_col_code(),
          head: true,
          cell: (row) => (
            <a href={`/dossiers/${row.dossier_code}`}>
              <Num>{row.dossier_code}</Num>
            </a>
          ),
        },
        {
          label: m.reports_col_procedure(),
          cell: (row) => (
            <span className="clamp" title={row.procedure}>
              {row.procedure}
            </span>
          ),
        },
        { label: m.reports_col_owner(), cell: (row) => row.owner },
        { label: m.reports_col_received(), cell: (row) => <Num>{row.received}</Num> },
        { label: m.reports_col_due(), cell: (row) => <Num>{row.due ?? '–'}</Num> },
        { label: m.reports_col_result(), cell: (row) => <Num>{row.result_received ?? '–'}</Num> },
        { label: m.reports_col_returned(), cell: (row) => <Num>{row.returned ?? '–'}</Num> },
        { label: m.reports_col_note(), cell: (row) => row.note ?? '' },
      ]}
    />
  )
}
