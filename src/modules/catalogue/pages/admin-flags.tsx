import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useLocation } from 'react-router'
import { RadioCards, TextArea } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Filters, Pager } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { withParameter } from '#platform/ui/public-frame.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { decideFlagAction } from '../actions/decide-flag.ts'
import { MANAGE_CATALOGUE } from '../actions/import-procedures.ts'
import { catalogueState, listFlagLines } from '../admin-queries.ts'
import { describeFlag } from '../catalogue-words.ts'
import { flagOutcome, outcomeChoices, partName } from '../flag-words.ts'
import { AdminTabs } from './admin-tabs.tsx'

/** Some procedures have names of sixty words; here the code tells them apart. */
const shortened = {
  fontWeight: 400,
  maxWidth: '24rem',
  display: '-webkit-box',
  WebkitLineClamp: 3,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
} as const

const STATES = ['open', 'decided', 'resolved'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, MANAGE_CATALOGUE)
  const { db } = app.database
  const search = new URL(args.request.url).searchParams
  const state = STATES.find((each) => each === search.get('state')) ?? 'open'
  const { rows, next } = await listFlagLines(db, {
    state,
    field: search.get('field') ?? undefined,
    after: search.get('after') ?? undefined,
  })
  const { fields, openFlags } = await catalogueState(db)
  return {
    state,
    next,
    openFlags,
    fields: fields.map(({ code, name }) => ({ value: code, label: name })),
    // One question is open at a time: its address says which.
    deciding: search.get('decide'),
    outcomes: outcomeChoices(),
    form: newForm(),
    rows: rows.map((row) => ({
      id: row.id,
      code: row.procedure_code,
      name: row.procedure_name,
      part: partName(row.path),
      path: row.path,
      sentence: describeFlag(row),
      foundAt: row.found_at.toISOString(),
      decision: row.outcome && {
        outcome: flagOutcome(row.outcome),
        why: row.decision ?? '',
        by: row.decided_by ?? '',
        at: row.decided_at?.toISOString() ?? '',
      },
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { search } = new URL(args.request.url)
  const flag_id = new URLSearchParams(search).get('decide')
  return handleForm(args, {
    action: decideFlagAction,
    input: (_form, byName) => ({ ...byName, flag_id }),
    redirectTo: withParameter({ pathname: '/catalogue/admin/flags', search }, 'decide', undefined),
  })
}

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]

export default function FlagsPage() {
  const { rows, next, state, openFlags, fields } = useLoaderData<typeof loader>()
  const states = [
    { value: 'decided', label: m.catalogue_flags_decided() },
    { value: 'resolved', label: m.catalogue_flags_resolved() },
  ]
  return (
    <div className="page">
      <PageTitle title={m.catalogue_flags_title()} line={m.catalogue_flags_line()} />
      <AdminTabs current="flags" openFlags={openFlags} />
      <Filters
        filters={[
          { name: 'field', label: m.catalogue_admin_field(), choices: fields },
          { name: 'state', label: m.catalogue_flags_state(), choices: states },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={m.catalogue_flags_empty()} icon="circle-check">
          {m.catalogue_flags_empty_hint()}
        </EmptyState>
      ) : (
        <FlagTable rows={rows} open={state === 'open'} />
      )}
      <Pager next={next} />
    </div>
  )
}

function FlagTable({ rows, open }: { rows: readonly Row[]; open: boolean }) {
  return (
    <Table
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          label: m.catalogue_flags_procedure(),
          head: true,
          cell: (row) =>
            row.name ? (
              <>
                <a href={`/catalogue/${row.code}`}>
                  <Num>{row.code}</Num>
                </a>
                <div className="small sub" style={shortened}>
                  {row.name}
                </div>
              </>
            ) : (
              <span>{row.code === '*' ? m.catalogue_flags_all() : row.code}</span>
            ),
        },
        {
          label: m.catalogue_flags_found(),
          cell: (row) => (
            <>
              {row.sentence}
              <div className="small sub">
                {row.part} · <DateText value={row.foundAt} />
              </div>
            </>
          ),
        },
        {
          label: open ? m.catalogue_flags_decide() : m.catalogue_flags_decision(),
          cell: (row) => (open ? <Decide row={row} /> : <Decided row={row} />),
        },
      ]}
    />
  )
}

/** The question opens in its row, as an address of its own: it works without JavaScript too. */
function Decide({ row }: { row: Row }) {
  const { deciding } = useLoaderData<typeof loader>()
  const location = useLocation()
  if (row.id === deciding) return <DecisionForm />
  return (
    <a
      className="btn btn-sm"
      href={`${withParameter(location, 'decide', row.id)}#decide`}
      aria-label={`${m.catalogue_flags_decide()}: ${row.code}, ${row.sentence}`}
    >
      {m.catalogue_flags_decide()}
    </a>
  )
}

function DecisionForm() {
  const { form, outcomes } = useLoaderData<typeof loader>()
  const location = useLocation()
  return (
    <div id="decide" style={{ minWidth: 'min(22rem, 100%)' }}>
      <PageForm form={useFormState(form)}>
        <RadioCards name="outcome" label={m.catalogue_flag_outcome()} choices={outcomes} />
        <TextArea name="decision" label={m.catalogue_flag_why()} hint={m.catalogue_flag_why_hint()} rows={3} />
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
          <SubmitButton>{m.catalogue_flag_save()}</SubmitButton>
          <a className="btn btn-quiet" href={withParameter(location, 'decide', undefined)}>
            {m.catalogue_flag_leave()}
          </a>
        </div>
      </PageForm>
    </div>
  )
}

function Decided({ row }: { row: Row }) {
  if (!row.decision) return m.catalogue_flags_gone()
  const { outcome, why, by, at } = row.decision
  return (
    <>
      <b>{outcome}</b>
      <div>{why}</div>
      <div className="small sub">
        {by}, <DateText value={at} form="short" />
      </div>
    </>
  )
}
