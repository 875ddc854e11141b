import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
  useLocation,
} from 'react-router'
import { workingCalendar } from '#modules/calendar/exports.ts'
import { listFields } from '#modules/catalogue/exports.ts'
import { CHANNELS, channelLabel, stepKindLabel } from '#modules/dossiers/exports.ts'
import { listOfficersInPost } from '#modules/organisations/exports.ts'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { REQUEST_ID } from '#platform/forms/form-data.ts'
import { type RequestScope, requirePage } from '#platform/http/request-context.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { newId } from '#platform/ids.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Filters, Tabs } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { BulkBar, shortCode, WorkRows } from '#platform/ui/work-rows.tsx'
import { m } from '#words'
import { performEach, readChosen } from '../bulk.ts'
import { URGENCIES, type Urgency } from '../urgencies.ts'
import { horizonOf } from '../urgency.ts'
import { readWorkAddress, SCOPES } from '../work-address.ts'
import { type WorkItem, workItem } from '../work-item.ts'
import { countWork, listWork, loadByOfficer } from '../work-queries.ts'
import { BulkOutcome } from './bulk-outcome.tsx'
import { toRow } from './work-row.tsx'

const PAGE = 100
const STEP_KINDS = ['reception', 'assignment', 'appraisal', 'review', 'signing', 'issuing', 'returning'] as const

export async function loader(args: LoaderFunctionArgs) {
  const scopeOfRequest = await requirePage(args, 'dossiers.view')
  const { app, actor } = scopeOfRequest
  const { db } = app.database
  const asked = readWorkAddress(new URL(args.request.url))
  const { scope, urgency } = asked
  const horizon = horizonOf(app.clock.now())
  const filter = { ...asked, limit: PAGE }
  const [dossiers, counts, fields, calendar] = await Promise.all([
    listWork(db, actor, filter, horizon),
    countWork(db, actor, scope, horizon),
    listFields(db),
    workingCalendar(db, 'vn'),
  ])
  const items = dossiers.map((dossier) => workItem(dossier, { actor, calendar, horizon }))
  return {
    scope,
    urgency,
    counts,
    items,
    requestId: newId(),
    filtered: 'field' in asked || 'step' in asked || 'channel' in asked,
    steps: STEP_KINDS.map((value) => ({ value, label: stepKindLabel(value) })),
    channels: CHANNELS.map((value) => ({ value, label: channelLabel(value) })),
    fields: fields.map((field) => ({
      value: field.code,
      label: (currentLocale() === 'en' && field.name.en) || field.name.vi,
    })),
    officers: await officersFor(scopeOfRequest),
    may: { acknowledge: can(actor, 'dossiers.acknowledge'), handOver: can(actor, 'dossiers.receive') },
  }
}

/** People to whom a head can give work, with how much they have already. */
async function officersFor({ app, actor }: RequestScope) {
  const granted = actor.grants.get('dossiers.assign')
  if (granted === undefined || granted === 'everywhere') return []
  const unitIds = [...granted]
  const [people, load] = await Promise.all([
    listOfficersInPost(app.database.db, { unitIds, roles: ['head', 'specialist'], on: legalDay(app.clock.now()) }),
    loadByOfficer(app.database.db, unitIds),
  ])
  return people.map((each) => ({ id: each.officer_id, name: each.full_name, open: load.get(each.officer_id) ?? 0 }))
}

export async function action(args: ActionFunctionArgs) {
  const scope = await requirePage(args, 'dossiers.view')
  const form = await args.request.formData()
  const chosen = readChosen(form.getAll('dossier'))
  const requestId = String(form.get(REQUEST_ID) || newId())
  if (chosen.length === 0) return data({ message: m.workspace_nothing_chosen(), failed: [] }, { status: 422 })
  const intent = form.get('intent')
  const name = intent === 'assign' ? 'assign' : intent === 'hand_over' ? 'hand_over' : 'acknowledge'
  const input = name === 'assign' ? { officer_id: String(form.get('officer_id') ?? '') } : {}
  const outcome = await performEach(scope, name, chosen, input, requestId)
  const message = m.workspace_done_count({ count: outcome.done })
  return data({ message, failed: outcome.failed }, { status: outcome.failed.length > 0 ? 409 : 200 })
}

export default function WorkPage() {
  const loaded = useLoaderData<typeof loader>()
  const { items, counts } = loaded
  const { search } = useLocation()
  const outcome = useActionData<typeof action>()
  const first = items[0]
  return (
    <>
      <div className="page">
        <PageTitle
          title={m.workspace_title()}
          line={<TitleLine items={items} counts={counts} />}
          acts={
            first && (
              <>
                <a className="btn" href={`/workspace.xlsx${search}`}>
                  <Icon name="file-export" />
                  {m.workspace_export({ count: items.length })}
                </a>
                <a className="btn btn-primary" href={first.next?.href ?? `/dossiers/${first.code}`} data-main-act="">
                  {m.workspace_open_most_urgent()}
                </a>
              </>
            )
          }
        />
        {outcome && <BulkOutcome outcome={outcome} />}
      </div>
      <ScopeTabs />
      <WorkFilters />
      {items.length === 0 ? <Nothing /> : <WorkList items={items} />}
    </>
  )
}

function TitleLine({ items, counts }: { items: readonly WorkItem[]; counts: Record<string, number> }) {
  const { overdue = 0, today = 0, all = 0 } = counts
  if (all === 0) return <>{m.workspace_line_empty()}</>
  const first = items[0]
  return (
    <>
      {overdue > 0 && <span className="tone-over b">{m.workspace_line_overdue({ count: overdue })}</span>}
      {overdue > 0 && ', '}
      {today > 0 ? m.workspace_line_today({ count: today }) : m.workspace_line_open({ count: all })}.{' '}
      {first && m.workspace_most_urgent({ code: shortCode(first.code) })}
    </>
  )
}

function ScopeTabs() {
  const { scope, urgency, counts } = useLoaderData<typeof loader>()
  const href = (to: { scope?: string; urgency?: string }) => {
    const search = new URLSearchParams({ scope: to.scope ?? scope, ...(to.urgency ? { urgency: to.urgency } : {}) })
    return `/workspace?${search}`
  }
  const labels = {
    all: m.workspace_tab_all,
    overdue: m.workspace_tab_overdue,
    today: m.workspace_tab_today,
    week: m.workspace_tab_week,
    later: m.workspace_tab_later,
  }
  const scopeLabels = { mine: m.workspace_scope_mine, unit: m.workspace_scope_unit, others: m.workspace_scope_others }
  const tones: Partial<Record<Urgency | 'all', 'over' | 'today'>> = { overdue: 'over', today: 'today' }
  return (
    <>
      <nav className="scope" aria-label={m.workspace_scope()}>
        {SCOPES.map((each) => (
          <a
            key={each}
            href={href({ scope: each })}
            className={each === scope ? 'chip on' : 'chip'}
            aria-current={each === scope ? 'page' : undefined}
          >
            {scopeLabels[each]()}
          </a>
        ))}
      </nav>
      <Tabs
        wide
        label={m.workspace_title()}
        tabs={(['all', ...URGENCIES] as const).map((each) => ({
          label: labels[each](),
          href: href(each === 'all' ? {} : { urgency: each }),
          count: counts[each],
          tone: tones[each],
          current: each === urgency,
        }))}
      />
    </>
  )
}

function WorkFilters() {
  const { fields, steps, channels } = useLoaderData<typeof loader>()
  return (
    <Filters
      filters={[
        { name: 'field', label: m.workspace_filter_field(), choices: fields },
        { name: 'step', label: m.workspace_filter_step(), choices: steps },
        { name: 'channel', label: m.workspace_filter_channel(), choices: channels },
      ]}
    />
  )
}

function Nothing() {
  const { filtered, urgency } = useLoaderData<typeof loader>()
  return (
    <EmptyState title={m.workspace_empty_title()}>
      {filtered || urgency !== 'all' ? m.workspace_empty_filtered() : m.workspace_empty_mine()}
    </EmptyState>
  )
}

function WorkList({ items }: { items: readonly WorkItem[] }) {
  const { requestId, officers, may } = useLoaderData<typeof loader>()
  const titles = {
    overdue: m.workspace_tab_overdue,
    today: m.workspace_tab_today,
    week: m.workspace_tab_week,
    later: m.workspace_tab_later,
  }
  const groups = URGENCIES.map((urgency) => ({
    key: urgency,
    title: titles[urgency](),
    rows: items.filter((item) => item.urgency === urgency).map(toRow),
  }))
  return (
    <Form method="post" className="work-form">
      <input type="hidden" name={REQUEST_ID} value={requestId} />
      <WorkRows groups={groups} choose="dossier" />
      <BulkBar>
        {may.acknowledge && (
          <button type="submit" className="btn" name="intent" value="acknowledge">
            {m.workspace_acknowledge()}
          </button>
        )}
        {may.handOver && (
          <button type="submit" className="btn" name="intent" value="hand_over">
            {m.workspace_hand_over()}
          </button>
        )}
        {officers.length > 0 && (
          <>
            <select name="officer_id" className="form-select" aria-label={m.workspace_assign_to()} defaultValue="">
              <option value="">{m.workspace_choose_officer()}</option>
              {officers.map((each) => (
                <option key={each.id} value={each.id}>
                  {m.workspace_open_count({ name: each.name, count: each.open })}
                </option>
              ))}
            </select>
            <button type="submit" className="btn" name="intent" value="assign">
              <Icon name="check" />
              {m.workspace_assign()}
            </button>
          </>
        )}
      </BulkBar>
    </Form>
  )
}
