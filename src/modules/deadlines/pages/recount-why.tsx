import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type LineParts, lineParts, workingCalendar } from '#modules/calendar/exports.ts'
import {
  explainMove,
  findMove,
  findOpenForRecount,
  markGroundLabel,
  type RecountClock,
  recountedDates,
} from '#modules/dossiers/exports.ts'
import { Refusal } from '#platform/errors.ts'
import { type RequestScope, requirePage } from '#platform/http/request-context.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { previewReach } from '../recount-queries.ts'
import { type MoveLine, moveLine } from '../recount-view.ts'

interface Explained extends MoveLine {
  old: LineParts[]
  fresh: LineParts[]
}

/** Why one dossier's dates would move: how each is counted now, and how it would be. */
export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'deadlines.view')
  const code = args.params.code ?? ''
  const calendar = new URL(args.request.url).searchParams.get('calendar') || 'vn'
  return { code, calendar, moves: await explain(scope, code, calendar) }
}

async function explain({ app, actor, locale }: RequestScope, code: string, calendarCode: string): Promise<Explained[]> {
  const { db } = app.database
  const dossier = await findOpenForRecount(db, calendarCode, code, previewReach(actor))
  if (!dossier) throw new Refusal(404, 'dossier_not_found', m.deadlines_recount_no_dossier({ code }))
  const [old, fresh] = [
    await workingCalendar(db, calendarCode, dossier.calendar_version),
    await workingCalendar(db, calendarCode),
  ]
  const input = { dossier, stepBudget: dossier.step_budget, marks: dossier.marks }
  const finding = findMove(dossier, recountedDates({ ...input, calendar: fresh }, dossier).dates, app.clock.now())
  const lines = (clock: RecountClock, calendar: typeof fresh) =>
    explainMove(clock, { ...input, calendar }, markGroundLabel).map((line) => lineParts(line, locale))
  return (finding?.moves ?? []).map((move) => ({
    ...moveLine(move, fresh, locale),
    old: lines(move.clock, old),
    fresh: lines(move.clock, fresh),
  }))
}

export default function RecountWhyPage() {
  const { code, calendar, moves } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        code={code}
        title={m.deadlines_recount_why_title()}
        line={m.deadlines_recount_why_line()}
        acts={
          <a className="btn" href={`/deadlines/recounts/new?calendar=${encodeURIComponent(calendar)}`}>
            {m.deadlines_recount_look()}
          </a>
        }
      />
      {moves.length === 0 && (
        <EmptyState title={m.deadlines_recount_nothing()} icon="circle-check">
          {m.deadlines_recount_why_nothing()}
        </EmptyState>
      )}
      {moves.map((move) => (
        <section key={move.clock} aria-labelledby={`move-${move.clock}`} style={{ marginTop: '24px' }}>
          <h2 id={`move-${move.clock}`} style={{ fontSize: '18px', lineHeight: '28px' }}>
            <Digits>{`${move.label}: ${move.before} → ${move.after}`}</Digits>
          </h2>
          {move.difference && <p className="sub">{move.difference}</p>}
          <Lines caption={m.deadlines_recount_why_new()} lines={move.fresh} />
          <Lines caption={m.deadlines_recount_why_old()} lines={move.old} />
        </section>
      ))}
    </div>
  )
}

function Lines({ caption, lines }: { caption: string; lines: readonly LineParts[] }) {
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={(line) => line.span + line.says}
      columns={[
        { label: m.deadlines_recount_why_span(), head: true, cell: (line) => <Digits>{line.span}</Digits> },
        { label: m.deadlines_recount_why_says(), cell: (line) => <Digits>{line.says}</Digits> },
        { label: m.deadlines_recount_why_law(), cell: (line) => <Digits>{line.law}</Digits> },
      ]}
    />
  )
}
