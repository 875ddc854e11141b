import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { workingCalendar } from '#modules/calendar/exports.ts'
import { REQUEST_ID } from '#platform/forms/form-data.ts'
import { type RequestScope, requirePage } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Pager, Tabs } from '#platform/ui/lists.tsx'
import { PageTitle, ThumbBar } from '#platform/ui/page-title.tsx'
import { BulkBar, type WorkRow, WorkRows } from '#platform/ui/work-rows.tsx'
import { m } from '#words'
import { DESK_LISTS, type DeskList } from '../desk-lists.ts'
import { countDesk, listDesk } from '../desk-queries.ts'
import { type DeskItem, deskItem } from '../desk-row.ts'
import { handOverSeveral } from '../hand-over-several.ts'

export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'dossiers.receive')
  const search = new URL(args.request.url).searchParams
  const asked = DESK_LISTS.find((each) => each === search.get('list'))
  const after = search.get('after') ?? undefined
  const { app, actor, locale } = scope
  const now = app.clock.now()
  const desk = { db: app.database.db, actor, now }
  const [counts, calendar] = await Promise.all([countDesk(desk), workingCalendar(desk.db, 'vn')])
  // Without a choice the first list that holds something: what is most urgent comes first.
  const list = asked ?? DESK_LISTS.find((each) => counts[each] > 0) ?? 'online'
  const page = await listDesk(desk, list, { after })
  const reader = { calendar, now, locale }
  return {
    list,
    counts,
    items: page.items.map((row) => deskItem(list, row, reader)),
    next: page.next,
    requestId: newId(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const scope = await requirePage(args, 'dossiers.receive')
  return handOver(scope, await args.request.formData())
}

async function handOver(scope: RequestScope, form: FormData) {
  const chosen = form.getAll('dossier').map(String)
  if (chosen.length === 0) return data({ message: m.desk_nothing_chosen(), done: [], failed: [] }, { status: 422 })
  const { done, failed } = await handOverSeveral(scope, chosen, String(form.get(REQUEST_ID) || newId()))
  if (failed.length > 0)
    return data({ message: m.desk_handed_over_partly({ count: done.length }), done, failed }, { status: 409 })
  return redirect(listAddress(done), 303)
}

function listAddress(codes: readonly string[]): string {
  return `/desk/handed-over?${new URLSearchParams(codes.map((code) => ['code', code]))}`
}

/** After a part of the chosen dossiers could not go, the list shows what is left. */
export const shouldRevalidate = () => true

const LABELS: Readonly<Record<DeskList, () => string>> = {
  online: m.desk_list_online,
  supplements: m.desk_list_supplements,
  hand_over: m.desk_list_hand_over,
  returns: m.desk_list_returns,
  today: m.desk_list_today,
  closable: m.desk_list_closable,
}

/** In what order a list is worked. */
const ORDERS: Readonly<Record<DeskList, () => string>> = {
  online: m.desk_order_online,
  supplements: m.desk_order_supplements,
  hand_over: m.desk_order_hand_over,
  returns: m.desk_order_returns,
  today: m.desk_order_today,
  closable: m.desk_order_closable,
}

const TONES: Partial<Record<DeskList, 'over' | 'today'>> = { closable: 'over', today: 'today' }

export default function DeskPage() {
  const { list, counts, items, next } = useLoaderData<typeof loader>()
  const first = items[0]
  return (
    <div className="page wide">
      <PageTitle
        title={m.desk_title()}
        line={first ? <FirstLine item={first} list={list} /> : m.desk_line_empty()}
        acts={
          <>
            <a className="btn" href="/desk/returns">
              <Icon name="scan" />
              {m.desk_returns_title()}
            </a>
            <a className="btn btn-primary" href="/desk/reception" data-main-act="">
              <Icon name="plus" />
              {m.desk_new()} <kbd>n</kbd>
            </a>
          </>
        }
      />
      <Outcome />
      <Tabs
        wide
        label={m.desk_title()}
        tabs={DESK_LISTS.map((each) => ({
          label: LABELS[each](),
          href: `/desk?list=${each}`,
          count: counts[each],
          tone: TONES[each],
          current: each === list,
        }))}
      />
      {items.length === 0 ? <Nothing list={list} /> : <DeskLines list={list} items={items} />}
      <Pager next={next} />
      <ThumbBar>
        <a className="btn btn-primary" href="/desk/reception">
          {m.desk_new()}
        </a>
      </ThumbBar>
    </div>
  )
}

function FirstLine({ item, list }: { item: DeskItem; list: DeskList }) {
  return (
    <>
      {LABELS[list]()}: {m.desk_line_first()} <a href={item.next?.href ?? `/dossiers/${item.code}`}>{item.procedure}</a>
      {item.due && <>, {item.due}</>}
    </>
  )
}

function Outcome() {
  const outcome = useActionData<typeof action>()
  if (!outcome) return null
  return (
    <Notice tone="warning" title={outcome.message} live>
      <ul>
        {outcome.failed.map((each) => (
          <li key={each.code}>
            <span className="num">{each.code}</span>: {each.reason}
          </li>
        ))}
      </ul>
      {outcome.done.length > 0 && <a href={listAddress(outcome.done)}>{m.desk_print_list()}</a>}
    </Notice>
  )
}

function Nothing({ list }: { list: DeskList }) {
  const texts: Readonly<Record<DeskList, () => string>> = {
    online: m.desk_empty_online,
    supplements: m.desk_empty_supplements,
    hand_over: m.desk_empty_hand_over,
    returns: m.desk_empty_returns,
    today: m.desk_empty_today,
    closable: m.desk_empty_closable,
  }
  return (
    <EmptyState
      title={m.desk_empty_title({ list: LABELS[list]() })}
      icon="circle-check"
      acts={
        <a className="btn" href="/desk/reception">
          {m.desk_new()}
        </a>
      }
    >
      {texts[list]()}
    </EmptyState>
  )
}

function DeskLines({ list, items }: { list: DeskList; items: readonly DeskItem[] }) {
  const { requestId } = useLoaderData<typeof loader>()
  const groups = [
    { key: 'arrived', title: m.desk_group_arrived(), rows: items.filter((item) => item.arrived).map(rowOf) },
    { key: 'list', title: ORDERS[list](), rows: items.filter((item) => !item.arrived).map(rowOf) },
  ]
  if (list !== 'hand_over') return <WorkRows groups={groups} />
  return (
    <Form method="post" className="chosen-form">
      <input type="hidden" name={REQUEST_ID} value={requestId} />
      <WorkRows groups={groups} choose="dossier" />
      <BulkBar>
        <button type="submit" className="btn btn-primary">
          <Icon name="printer" />
          {m.desk_hand_over_and_print()}
        </button>
      </BulkBar>
    </Form>
  )
}

function rowOf(item: DeskItem): WorkRow {
  return {
    id: item.chosen,
    code: item.code,
    href: `/dossiers/${item.code}`,
    procedure: item.procedure,
    owner: item.owner,
    state: item.tone,
    stateWords: item.state,
    next: item.next ?? undefined,
    ...(item.holder ? { holder: { name: item.holder } } : {}),
    due: item.due,
    dueTone: item.dueTone ?? undefined,
    appointment: item.at && (
      <>
        {item.at.words} <DateText value={item.at.value} form="near" />
        {item.why && (
          <>
            {' '}
            <a href={item.why}>{m.platform_why()}</a>
          </>
        )}
      </>
    ),
  }
}
