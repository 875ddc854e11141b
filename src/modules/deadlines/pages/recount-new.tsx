import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { can } from '#platform/access/actor.ts'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage, scopeOf } from '#platform/http/request-context.ts'
import { EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Pager, Tabs } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { recountDossiers } from '../actions/recount.ts'
import {
  newestVersion,
  previewAddress,
  previewLines,
  readPreview,
  rowsShown,
  whatChanged,
  whoIsRunning,
} from '../recount-page.ts'
import { summaryOf } from '../recount-preview.ts'
import { mayRecount } from '../recount-queries.ts'
import { startRecounts } from '../recount-run.ts'
import { DecideForm } from './recount-form.tsx'
import { MoveTable } from './recount-moves.tsx'
import { ChangedDays, Concerns } from './recount-notices.tsx'

const PAGE = 50

export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'deadlines.view')
  const { calendar, show, skip } = previewAddress(new URL(args.request.url).searchParams)
  const preview = await readPreview(scope, calendar)
  const shown = rowsShown(preview, show)
  const newest = await newestVersion(scope, calendar)
  return {
    calendar,
    show,
    name: newest.name,
    version: preview.version,
    at: preview.at.toISOString(),
    summary: summaryOf(preview),
    days: await whatChanged(scope, preview),
    lines: await previewLines(scope, preview, shown.slice(skip, skip + PAGE)),
    next: shown.length > skip + PAGE ? String(skip + PAGE) : null,
    running: await whoIsRunning(scope, calendar),
    mayDecide: mayRecount(scope.actor),
    mayOpen: can(scope.actor, 'dossiers.view'),
    form: newForm({
      calendar,
      version: String(preview.version),
      listed_at: preview.at.toISOString(),
      listed_count: String(preview.rows.length),
      listed_digest: preview.digest,
      reason: newest.reason,
      document: newest.document,
    }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const answer = await handleForm(args, {
    action: recountDossiers,
    redirectTo: (result) => `/deadlines/recounts/${result.id}`,
  })
  // Whoever decided sees the progress at once; nothing was started when the decision was refused.
  startRecounts(scopeOf(args).app)
  return answer
}

export default function RecountNewPage() {
  const data = useLoaderData<typeof loader>()
  const { name, version, at, summary, lines, next, calendar, mayOpen, mayDecide, running, days } = data
  return (
    <div className="page">
      <PageTitle
        code={<a href="/deadlines/recounts">{m.deadlines_recount_register()}</a>}
        title={m.deadlines_recount_new_title()}
        line={
          <>
            {m.deadlines_recount_new_line({ name, version })} <DateText value={at} form="when" />
          </>
        }
        acts={
          <>
            {summary.found > 0 && (
              <a className="btn" href={`/deadlines/recounts/new.xlsx?calendar=${encodeURIComponent(calendar)}`}>
                <Icon name="file-export" />
                {m.deadlines_recount_xlsx()}
              </a>
            )}
            {mayDecide && !running && summary.lookedAt > 0 && (
              <a className="btn btn-primary" href="#decide" data-main-act="">
                {m.deadlines_recount_decide()}
              </a>
            )}
          </>
        }
      />
      {summary.lookedAt === 0 ? (
        <EmptyState title={m.deadlines_recount_nothing()} icon="circle-check">
          {m.deadlines_recount_nothing_why()}
        </EmptyState>
      ) : (
        <>
          <p style={{ marginTop: '12px' }}>
            {m.deadlines_recount_looked_at({ count: summary.lookedAt, found: summary.found })}
          </p>
          {summary.found > 0 && (
            <p>
              {m.deadlines_recount_tell_counts({
                email: summary.byEmail,
                phone: summary.byPhone,
                none: summary.notAtAll,
              })}
            </p>
          )}
          <ChangedDays days={days} />
          <Concerns summary={summary} />
          {summary.found > 0 && <ShowTabs />}
          {lines.length > 0 && <MoveTable lines={lines} mayOpen={mayOpen} why={calendar} />}
          <Pager next={next} />
          <Decide />
        </>
      )}
    </div>
  )
}

function ShowTabs() {
  const { summary, show, calendar } = useLoaderData<typeof loader>()
  const tabs = [
    { value: 'all', label: m.deadlines_recount_all(), count: summary.found },
    { value: 'later', label: m.deadlines_recount_later(), count: summary.later },
    { value: 'earlier', label: m.deadlines_recount_earlier(), count: summary.earlier },
    {
      value: 'concern',
      label: m.deadlines_recount_concern(),
      count: summary.wasLate + summary.wouldBeLate,
      tone: 'over' as const,
    },
  ]
  return (
    <Tabs
      label={m.deadlines_recount_views()}
      tabs={tabs.map(({ value, ...tab }) => ({
        ...tab,
        href: `/deadlines/recounts/new?calendar=${encodeURIComponent(calendar)}${value === 'all' ? '' : `&show=${value}`}`,
        current: value === show,
      }))}
    />
  )
}

function Decide() {
  const { summary, running, mayDecide, form } = useLoaderData<typeof loader>()
  if (running) {
    const sentence = m.deadlines_recount_running(running)
    return (
      <Notice tone="warning">
        <p>
          <a href={`/deadlines/recounts/${running.id}`}>{sentence}</a>
        </p>
      </Notice>
    )
  }
  if (!mayDecide) return <Notice>{m.deadlines_recount_may_not()}</Notice>
  return <DecideForm state={form} summary={summary} />
}
