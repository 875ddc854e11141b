import { useEffect } from 'react'
import { type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router'
import { workingCalendar } from '#modules/calendar/exports.ts'
import { can } from '#platform/access/actor.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { whenText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { DefinitionList, Notice } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Pager, Tabs } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { keptLines, movedLines } from '../recount-act.ts'
import { countChangedSince, getRecount } from '../recount-queries.ts'
import type { Recount } from '../recount-store.ts'
import { DIRECTIONS, documentText } from '../recount-view.ts'
import { MoveTable } from './recount-moves.tsx'

const PAGE = 50
const MOST_KEPT = 500

export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'deadlines.view')
  const { db } = scope.app.database
  const recount = await getRecount(db, args.params.id ?? '')
  const search = new URL(args.request.url).searchParams
  const show =
    search.get('show') === 'kept' ? 'kept' : (DIRECTIONS.find((each) => each === search.get('show')) ?? 'all')
  const after = search.get('after')
  const calendar = await workingCalendar(db, recount.calendar_code, recount.to_version)
  const lines =
    show === 'kept'
      ? await keptLines(scope, recount, MOST_KEPT)
      : await movedLines(scope, recount, {
          limit: PAGE + 1,
          ...(show === 'all' ? {} : { direction: show }),
          ...(after ? { after } : {}),
        })
  const more = show !== 'kept' && lines.length > PAGE
  return {
    ...factsOf(recount),
    calendar: calendar.name,
    changedSince: isOther(recount) ? await countChangedSince(db, recount) : 0,
    show,
    lines: more ? lines.slice(0, PAGE) : lines,
    next: more ? (lines[PAGE - 1]?.code ?? null) : null,
    mayOpen: can(scope.actor, 'dossiers.view'),
  }
}

/** Carried out, and not just as the list that was seen. */
function isOther({ finished_at, found_digest, listed_digest }: Recount): boolean {
  return finished_at !== null && found_digest !== listed_digest
}

function factsOf(recount: Recount) {
  return {
    id: recount.id,
    number: recount.number,
    year: recount.year,
    running: recount.finished_at === null,
    lookedAt: recount.looked_at,
    later: recount.moved_later,
    earlier: recount.moved_earlier,
    kept: recount.kept,
    version: recount.to_version,
    reason: recount.reason,
    document: documentText(recount),
    who: recount.actor_name,
    decidedAt: recount.decided_at.toISOString(),
    finishedAt: recount.finished_at?.toISOString() ?? null,
    units: recount.unit_ids?.length ?? null,
    listedAt: recount.listed_at.toISOString(),
    listed: recount.listed_count,
    same: recount.found_digest === recount.listed_digest,
    withOverdue: recount.with_overdue,
  }
}

export default function RecountPage() {
  const data = useLoaderData<typeof loader>()
  const { number, year, running, lines, next, mayOpen, id } = data
  useProgress(running)
  const counts = m.deadlines_recount_counts({
    moved: data.later + data.earlier,
    later: data.later,
    earlier: data.earlier,
  })
  return (
    <div className="page">
      <PageTitle
        code={<a href="/deadlines/recounts">{m.deadlines_recount_register()}</a>}
        title={m.deadlines_recount_act_title({ number, year })}
        line={data.kept > 0 ? `${counts}; ${m.deadlines_recount_counts_kept({ kept: data.kept })}` : counts}
        acts={
          <>
            <a className="btn" href={`/deadlines/recounts/${id}/list.xlsx`}>
              <Icon name="file-export" />
              {m.deadlines_recount_xlsx()}
            </a>
            <a className="btn btn-primary" href={`/deadlines/recounts/${id}/sheet.pdf`} data-main-act="">
              {m.deadlines_recount_pdf()}
            </a>
          </>
        }
      />
      {running && (
        <Notice live>
          <p>{m.deadlines_recount_progress({ count: data.lookedAt })}</p>
          <p>
            <a href={`/deadlines/recounts/${id}`}>{m.deadlines_recount_refresh()}</a>
          </p>
        </Notice>
      )}
      {!running && !data.same && (
        <Notice tone="warning" title={m.deadlines_recount_list_other_title()}>
          {m.deadlines_recount_list_other_text({ count: data.changedSince })}
        </Notice>
      )}
      <Facts />
      <ShowTabs />
      {lines.length === 0 ? (
        <p className="sub">{m.deadlines_recount_moved_none()}</p>
      ) : (
        <MoveTable lines={lines} mayOpen={mayOpen} />
      )}
      <Pager next={next} />
    </div>
  )
}

const EVERY_MS = 1_500

/** While it runs the page asks again by itself; without scripts there is the link. */
function useProgress(running: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => void revalidate(), EVERY_MS)
    return () => clearInterval(timer)
  }, [running, revalidate])
}

function Facts() {
  const data = useLoaderData<typeof loader>()
  const listed = { count: data.listed, when: whenText(data.listedAt, currentLocale()) }
  const found = data.later + data.earlier + data.kept
  const list =
    data.same || data.running
      ? m.deadlines_recount_list_same(listed)
      : m.deadlines_recount_list_other({ ...listed, found })
  return (
    <DefinitionList
      items={[
        {
          term: m.deadlines_recount_col_calendar(),
          value: `${data.calendar}, ${m.deadlines_recount_version({ version: data.version })}`,
        },
        { term: m.deadlines_recount_reason(), value: data.reason },
        ...(data.document ? [{ term: m.deadlines_recount_document(), value: data.document }] : []),
        {
          term: m.deadlines_recount_decided(),
          value: (
            <>
              {data.who}, <DateText value={data.decidedAt} form="when" />
            </>
          ),
        },
        ...(data.finishedAt
          ? [{ term: m.deadlines_recount_finished(), value: <DateText value={data.finishedAt} form="when" /> }]
          : []),
        {
          term: m.deadlines_recount_scope_term(),
          value:
            data.units === null
              ? m.deadlines_recount_scope_all()
              : m.deadlines_recount_scope_units({ units: data.units }),
        },
        { term: m.deadlines_recount_list_term(), value: data.running ? m.deadlines_recount_list_seen(listed) : list },
        {
          term: m.deadlines_recount_overdue_term(),
          value: data.withOverdue ? m.deadlines_recount_overdue_moved() : m.deadlines_recount_overdue_kept(),
        },
      ]}
    />
  )
}

function ShowTabs() {
  const { id, show, later, earlier, kept } = useLoaderData<typeof loader>()
  const tabs = [
    { value: 'all', label: m.deadlines_recount_all(), count: later + earlier },
    { value: 'later', label: m.deadlines_recount_later(), count: later },
    { value: 'earlier', label: m.deadlines_recount_earlier(), count: earlier },
    { value: 'kept', label: m.deadlines_recount_kept(), count: kept },
  ]
  return (
    <Tabs
      label={m.deadlines_recount_views()}
      tabs={tabs.map(({ value, ...tab }) => ({
        ...tab,
        href: `/deadlines/recounts/${id}${value === 'all' ? '' : `?show=${value}`}`,
        current: value === show,
      }))}
    />
  )
}
