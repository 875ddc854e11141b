import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { can } from '#platform/access/actor.ts'
import { type FormView, PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm, readPageForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { dateParts } from '#platform/i18n/dates.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Filters, Pager } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { StateBadge, type StateTone } from '#platform/ui/state-badge.tsx'
import { m } from '#words'
import { markAllRead, markOneRead, ownId } from '../actions/mark-read.ts'
import { countUnread, listPage, listUnread, type NotificationRow } from '../notification-queries.ts'
import { isKind, KINDS, kindLabel, notificationLines } from '../notification-words.ts'
import { NotificationTabs } from './notification-tabs.tsx'

const MOST_UNREAD = 100
const READ_AT_ONCE = 40

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'notifications.view')
  const officerId = ownId(actor.kind, actor.id)
  const { db } = app.database
  const question = new URL(args.request.url).searchParams
  const asked = question.get('kind')
  const kind = isKind(asked) ? asked : undefined
  const after = question.get('after') ?? undefined
  const unread = after ? [] : await listUnread(db, { officerId, kind, limit: MOST_UNREAD })
  const read = await listPage(db, { officerId, kind, limit: READ_AT_ONCE, after })
  return {
    unread: unread.map(shown),
    read: read.items.map(shown),
    next: read.next,
    count: await countUnread(db, officerId),
    kind: kind ?? null,
    manages: can(actor, 'notifications.manage'),
    kinds: KINDS.map((value) => ({ value, label: kindLabel(value) })),
    form: newForm(),
  }
}

/** Ready to be read: the sentences are made here, in the reader's language. */
function shown(row: NotificationRow) {
  const [line = '', ...more] = notificationLines(row.kind, row.facts)
  return {
    id: row.id,
    tone: toneOf(row),
    label: kindLabel(row.kind),
    line,
    more,
    code: row.dossier_code,
    procedure: row.procedure_name,
    at: row.created_at.toISOString(),
    day: dateParts(row.created_at).iso.slice(0, 10),
  }
}

type Shown = ReturnType<typeof shown>

function toneOf({ kind, facts }: NotificationRow): StateTone {
  if (kind === 'reminder') return facts.moment === 'after' ? 'over' : 'today'
  if (kind === 'online_arrived' || kind === 'handed_over' || kind === 'assigned') return 'received'
  if (kind === 'sent_back' || kind === 'withdrawal_asked') return 'wait'
  return kind === 'to_return' ? 'done' : 'work'
}

export async function action(args: ActionFunctionArgs) {
  const form = await readPageForm(args)
  // Back to the same list: the filter stands in the address.
  const redirectTo = new URL(args.request.url).pathname.replace(/\.data$/, '') + listAddress(args.request)
  return form.form.get('intent') === 'all'
    ? handleForm(args, { form, action: markAllRead, redirectTo })
    : handleForm(args, { form, action: markOneRead, redirectTo })
}

function listAddress(request: Request): string {
  const kind = new URL(request.url).searchParams.get('kind')
  return isKind(kind) ? `?kind=${kind}` : ''
}

export default function NotificationsPage() {
  const data = useLoaderData<typeof loader>()
  const form = useFormState(data.form)
  const nothing = data.unread.length === 0 && data.read.length === 0
  return (
    <div className="page">
      <PageTitle
        title={m.notifications_title()}
        line={data.count > 0 ? m.notifications_line({ count: data.count }) : m.notifications_line_none()}
        acts={
          data.unread.length > 0 && (
            <SubmitButton main={false} form="mark-all">
              {m.notifications_mark_all()}
            </SubmitButton>
          )
        }
      />
      <NotificationTabs here="/notifications" unread={data.count || undefined} manages={data.manages} />
      <Filters filters={[{ name: 'kind', label: m.notifications_filter_kind(), choices: data.kinds }]} />
      <PageForm form={form} id="mark-all" intent="all">
        <input type="hidden" name="kind" value={data.kind ?? ''} />
      </PageForm>
      {nothing && (
        <EmptyState title={m.notifications_empty()} icon="bell">
          {m.notifications_empty_text()}
        </EmptyState>
      )}
      {data.unread.length > 0 && <Days title={m.notifications_unread()} items={data.unread} form={form} />}
      {data.read.length > 0 && <Days title={m.notifications_read()} items={data.read} />}
      <Pager next={data.next} />
    </div>
  )
}

/** One list by day, newest first; with a form each item can be marked as read. */
function Days({ title, items, form }: { title: string; items: readonly Shown[]; form?: FormView }) {
  const days = [...Map.groupBy(items, (item) => item.day)]
  return (
    <section className="told" aria-label={title}>
      <h2>
        {title} <Num className="sub">{items.length}</Num>
      </h2>
      {days.map(([day, list]) => (
        <div key={day}>
          <h3>
            <DateText value={day} form="day" />
          </h3>
          <ul>
            {list.map((item) => (
              <Item key={item.id} item={item} form={form} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Item({ item, form }: { item: Shown; form: FormView | undefined }) {
  return (
    <li data-row className={form ? 'new' : undefined}>
      <div className="told-what">
        <StateBadge state={item.tone}>{item.label}</StateBadge>
        <DateText value={item.at} form="time" />
      </div>
      <div className="told-text">
        <p>{item.line}</p>
        {item.more.map((line) => (
          <p key={line} className="sub">
            {line}
          </p>
        ))}
        {item.code && (
          <p className="small">
            <a href={`/dossiers/${item.code}`}>
              <Num>{item.code}</Num>
            </a>
            {item.procedure && <span className="sub"> · {item.procedure}</span>}
          </p>
        )}
      </div>
      {form && (
        <PageForm form={{ ...form, requestId: `${form.requestId} ${item.id}` }} className="told-act" intent={item.id}>
          <input type="hidden" name="id" value={item.id} />
          <SubmitButton quiet>
            {m.notifications_mark_one()}
            <span className="sr"> {item.code ?? item.label}</span>
          </SubmitButton>
        </PageForm>
      )}
    </li>
  )
}
