import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { FormProblem } from '#platform/errors.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { EmptyState, Notice } from '#platform/ui/content.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { COLUMNS_07B, form07b } from '../form-07b.ts'
import { dayOf } from '../page-06a.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'reports.view')
  const given = new URL(args.request.url).searchParams.get('on')
  let problem: string | null = null
  const counted = await form07b(app, actor, given).catch((error: unknown) => {
    if (!(error instanceof FormProblem)) throw error
    problem = error.problems.map(({ message }) => message).join(' ')
    return form07b(app, actor, null)
  })
  const english = currentLocale() === 'en'
  return {
    problem,
    on: counted.on,
    day: dayOf(counted.on),
    rows: counted.rows.map((row) => ({
      key: row.unit_id,
      name: english ? row.name_en : row.name,
      figures: COLUMNS_07B.map((column) => row[column]),
    })),
  }
}

const GROUPS = [
  { label: () => m.reports_07b_competence() },
  { label: () => m.reports_07b_one_stop() },
  { label: () => m.reports_07b_processes() },
]
const LEVELS = [() => m.reports_07b_sum(), () => m.reports_07b_province(), () => m.reports_07b_commune()]
/** The nine numbers of a line: which group, which level. */
const CELLS = [0, 1, 2, 3, 4, 5, 6, 7, 8]

export default function Form07bPage() {
  const { rows, day, on, problem } = useLoaderData<typeof loader>()
  return (
    <div className="page report-page">
      <PageTitle
        title={m.reports_07b_title()}
        line={m.reports_07b_line({ day })}
        acts={
          rows.length > 0 && (
            <a className="btn" href={`/reports/07b.csv?on=${on}`}>
              <Icon name="file-export" />
              {m.reports_csv()}
            </a>
          )
        }
      />
      {problem && <Notice tone="bad">{problem}</Notice>}
      <form method="get" className="inline-form" aria-label={m.reports_filters()}>
        <label>
          <span>{m.reports_07b_on()}</span>
          <input key={day} name="on" className="form-control num" inputMode="numeric" defaultValue={day} />
        </label>
        <button type="submit" className="btn">
          {m.reports_count_it()}
        </button>
      </form>
      {rows.length === 0 ? (
        <EmptyState title={m.reports_07b_empty_title()}>{m.reports_07b_empty_text()}</EmptyState>
      ) : (
        <Counts />
      )}
      <p className="b">{m.reports_unverified()}</p>
      <ul className="checks sub">
        <li>{m.reports_unverified_form()}</li>
        <li>{m.reports_07b_district()}</li>
        <li>{m.reports_07b_processes_rule()}</li>
      </ul>
    </div>
  )
}

function Counts() {
  const { rows, day } = useLoaderData<typeof loader>()
  const label = (cell: number) => `${GROUPS[Math.floor(cell / 3)]?.label()}: ${LEVELS[cell % 3]?.()}`
  return (
    <table className="tb figures">
      <caption>{m.reports_07b_line({ day })}</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {m.reports_07b_unit()}
          </th>
          {GROUPS.map((group) => (
            <th key={group.label()} scope="colgroup" colSpan={3}>
              {group.label()}
            </th>
          ))}
        </tr>
        <tr>
          {CELLS.map((cell) => (
            <th key={cell} scope="col" className="r">
              {LEVELS[cell % 3]?.()}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" data-l="">
              {row.name}
            </th>
            {CELLS.map((cell) => (
              <td key={cell} data-l={label(cell)} className="r num">
                <div>{row.figures[cell]}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
