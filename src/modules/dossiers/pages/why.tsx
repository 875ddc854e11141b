import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { recordView } from '#platform/access/audit-store.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { whenText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { DefinitionList, EmptyState } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { DayLegend, DayStrip } from '#platform/ui/day-strip.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Tabs } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import type { ClockExplanation } from '../clock-explanation.ts'
import { viewDossier } from '../dossier-view.ts'
import { explainDossier } from '../explanation-queries.ts'
import { OwnerLine } from './dossier-head.tsx'
import { headOf } from './dossier-page.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor, address, locale } = await requirePage(args, 'dossiers.view')
  const { db } = app.database
  const dossier = await viewDossier(db, actor, args.params.code ?? '')
  const now = app.clock.now()
  await recordView(db, actor, dossier.code, now, address)
  const clocks = await explainDossier(db, dossier, { now, locale, audience: 'officer' })
  const asked = new URL(args.request.url).searchParams.get('clock')
  const chosen = clocks.find((each) => each.key === asked) ?? clocks[0]
  return {
    head: headOf(dossier),
    chosen: chosen ?? null,
    clocks: clocks.map(({ key, title }) => ({ key, title })),
  }
}

/** "Vì sao hạn là 17:00 ngày …?" of one clock of a dossier: what a lawyer would ask for, on one page. */
export default function WhyPage() {
  const { head, chosen, clocks } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        code={head.code}
        documentTitle={`${chosen ? questionOf(chosen) : m.dossiers_clock_why()} ${head.code}`}
        title={chosen ? <Digits>{questionOf(chosen)}</Digits> : m.dossiers_clock_why()}
        line={<OwnerLine head={head} />}
        acts={<Acts code={head.code} />}
      />
      {chosen ? (
        <>
          <Tabs
            label={m.dossiers_why_clocks()}
            tabs={clocks.map(({ key, title }) => ({
              label: title,
              href: `?clock=${key}`,
              current: key === chosen.key,
            }))}
          />
          <Explanation clock={chosen} />
        </>
      ) : (
        <EmptyState title={m.dossiers_why_none()} icon="clock">
          {m.dossiers_why_none_hint()}
        </EmptyState>
      )}
    </div>
  )
}

function questionOf({ due_at }: ClockExplanation): string {
  return due_at === null
    ? m.dossiers_why_question_standing()
    : m.dossiers_why_question({ when: whenText(due_at, currentLocale()) })
}

function Acts({ code }: { code: string }) {
  return (
    <>
      <a className="btn" href={`/dossiers/${code}`}>
        <Icon name="arrow-left" />
        {m.dossiers_why_back()}
      </a>
      <a className="btn" href={`/dossiers/${code}/prints/deadline_explanation`}>
        <Icon name="printer" />
        {m.dossiers_why_print()}
      </a>
    </>
  )
}

const heading = { fontSize: '18px', lineHeight: '28px', marginTop: '28px' }

function Explanation({ clock }: { clock: ClockExplanation }) {
  return (
    <>
      <div style={{ marginTop: '16px' }}>
        <DefinitionList items={factsOf(clock)} />
      </div>
      <h2 style={heading}>{m.dossiers_why_days()}</h2>
      <DayStrip days={clock.days} label={m.dossiers_why_days()} />
      <p>
        <DayLegend />
      </p>
      <h2 style={heading}>{m.dossiers_why_lines()}</h2>
      <Lines clock={clock} />
      {clock.marks.length > 0 && (
        <>
          <h2 style={heading}>{m.dossiers_why_ledger()}</h2>
          <Marks clock={clock} />
        </>
      )}
      <p className="sub section-s">
        <Digits>{m.dossiers_why_immutable()}</Digits>
      </p>
    </>
  )
}

function factsOf(clock: ClockExplanation) {
  const date = (at: string | null) => (at ? <DateText value={at} form="when" /> : null)
  const facts = [
    { term: m.dossiers_why_limit(), value: <Digits>{clock.limit}</Digits> },
    { term: m.dossiers_why_source(), value: <Digits>{clock.limit_source}</Digits> },
    { term: m.dossiers_why_received(), value: date(clock.received_at) },
    { term: m.dossiers_why_start(), value: date(clock.start_at) },
    { term: m.dossiers_why_due(), value: date(clock.due_at) ?? m.dossiers_why_standing() },
    ...(clock.first_due_at ? [{ term: m.dossiers_why_first(), value: date(clock.first_due_at) }] : []),
    ...(clock.original_due_at ? [{ term: m.dossiers_why_original(), value: date(clock.original_due_at) }] : []),
    { term: m.dossiers_why_so_far(), value: <Digits>{clock.used}</Digits> },
    { term: m.dossiers_why_calendar(), value: <CalendarLine calendar={clock.calendar} /> },
  ]
  return facts
}

function CalendarLine({ calendar }: { calendar: ClockExplanation['calendar'] }) {
  const version = m.dossiers_why_calendar_version({ name: calendar.name, version: calendar.version })
  return <Digits>{calendar.source ? `${version}. ${calendar.source}` : version}</Digits>
}

function Lines({ clock }: { clock: ClockExplanation }) {
  return (
    <Table
      rows={clock.lines}
      rowKey={(line) => `${line.from} ${line.to} ${line.says}`}
      columns={[
        { label: m.dossiers_why_col_span(), head: true, cell: (line) => <Digits>{line.span}</Digits> },
        { label: m.dossiers_why_col_says(), cell: (line) => <Digits>{line.says}</Digits> },
        { label: m.dossiers_why_col_tally(), cell: (line) => <Digits>{line.tally ?? '–'}</Digits> },
        { label: m.dossiers_why_col_law(), cell: (line) => <Digits>{line.law}</Digits> },
      ]}
    />
  )
}

function Marks({ clock }: { clock: ClockExplanation }) {
  return (
    <Table
      rows={clock.marks}
      rowKey={(mark) => `${mark.at} ${mark.says}`}
      columns={[
        { label: m.dossiers_why_mark_at(), head: true, cell: (mark) => <DateText value={mark.at} form="when" /> },
        { label: m.dossiers_why_mark_says(), cell: (mark) => <Digits>{mark.says}</Digits> },
        { label: m.dossiers_why_mark_document(), cell: (mark) => <Digits>{mark.document ?? '–'}</Digits> },
        { label: m.dossiers_why_mark_author(), cell: (mark) => mark.author ?? '–' },
        { label: m.dossiers_why_mark_version(), right: true, cell: (mark) => mark.calendar_version },
      ]}
    />
  )
}
