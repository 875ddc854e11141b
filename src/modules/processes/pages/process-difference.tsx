import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { EmptyState, Notice } from '#platform/ui/content.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { differenceOf, type FieldChange, fieldText, type StepChange, type StepField } from '../difference.ts'
import type { InternalProcess } from '../process.ts'
import { findInForce, getDraft } from '../process-queries.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'processes.view')
  const { db } = app.database
  const draft = await getDraft(db, args.params.id ?? '', actor)
  const code = draft.process.serves[0]?.procedure_code ?? draft.procedure_code
  const base = code === null ? undefined : await findInForce(db, legalDay(app.clock.now()), code, draft.process.code)
  const head = { id: draft.id, name: draft.process.name }
  if (!base) return { ...head, base: null, difference: null }
  const difference = differenceOf(base, draft.process)
  const steps = difference.steps.map((step) => stepView(step, base, draft.process))
  return { ...head, base: `${base.code} – ${base.name}`, difference: { ...difference, steps } }
}

const SHOWN: readonly StepField[] = ['who', 'time', 'output']

function stepView(step: StepChange, before: InternalProcess, after: InternalProcess) {
  const [shown, of] = step.after ? [step.after, after] : [step.before, before]
  const facts = shown
    ? SHOWN.map((field) => fieldText(field, shown, of))
        .filter(Boolean)
        .join(' · ')
    : ''
  return {
    change: step.change,
    moved: step.moved,
    numbers: [step.before?.number ?? '–', step.after?.number ?? '–'],
    name: shown?.name ?? '',
    facts,
    fields: step.fields,
  }
}

type Data = Awaited<ReturnType<typeof loader>>
type Step = NonNullable<Data['difference']>['steps'][number]

export default function DifferencePage() {
  const { id, name, base, difference } = useLoaderData<typeof loader>()
  const back = (
    <a className="btn" href={`/processes/${id}`}>
      {m.processes_back()}
    </a>
  )
  return (
    <div className="page">
      <PageTitle
        title={m.processes_difference_title()}
        line={base === null ? name : m.processes_difference_line({ before: base, after: name })}
        acts={back}
      />
      {difference === null ? (
        <EmptyState title={m.processes_difference_no_base()}>{m.processes_difference_no_base_hint()}</EmptyState>
      ) : (
        <>
          {difference.isEmpty && <Notice tone="good" title={m.processes_difference_none()} />}
          <HeadChanges changes={[...difference.head, ...totalChange(difference.total)]} />
          <section className="process-part">
            <h2>{m.processes_difference_steps()}</h2>
            <StepChanges steps={difference.steps} />
          </section>
        </>
      )}
    </div>
  )
}

function totalChange({ before, after }: NonNullable<Data['difference']>['total']): FieldChange<string>[] {
  return before === after ? [] : [{ field: m.processes_total(), before: before ?? '–', after: after ?? '–' }]
}

function HeadChanges({ changes }: { changes: readonly FieldChange<string>[] }) {
  if (changes.length === 0) return null
  return (
    <section className="process-part">
      <h2>{m.processes_difference_head()}</h2>
      <Table
        rows={changes}
        rowKey={({ field }) => field}
        columns={[
          { label: m.processes_difference_what(), head: true, cell: ({ field }) => field },
          { label: m.processes_difference_before(), cell: ({ before }) => <Text text={before} /> },
          { label: m.processes_difference_after(), cell: ({ after }) => <Text text={after} /> },
        ]}
      />
    </section>
  )
}

const Text = ({ text }: { text: string }) => <span className="process-lines">{text || '–'}</span>

function StepChanges({ steps }: { steps: readonly Step[] }) {
  return (
    <Table
      rows={steps}
      rowKey={({ numbers, name }) => `${numbers.join(' ')} ${name}`}
      columns={[
        {
          label: m.processes_difference_step(),
          cell: ({ numbers }) => <span className="num">{numbers.join(' → ')}</span>,
        },
        {
          label: m.processes_field_content(),
          head: true,
          cell: ({ name, facts }) => (
            <>
              {name}
              <div className="small sub process-plain">{facts}</div>
            </>
          ),
        },
        { label: m.processes_difference_what(), cell: Change },
      ]}
    />
  )
}

const TONES = { same: 'stop', changed: 'today', added: 'done', removed: 'over' } as const

function Change({ change, moved, fields }: Step) {
  const names = {
    same: m.processes_change_same(),
    changed: m.processes_change_changed(),
    added: m.processes_change_added(),
    removed: m.processes_change_removed(),
  }
  return (
    <>
      {(change !== 'same' || !moved) && <StateBadge state={TONES[change]}>{names[change]}</StateBadge>}{' '}
      {moved && <StateBadge state="today">{m.processes_change_moved()}</StateBadge>}
      {fields.map(({ field, before, after }) => (
        <div key={field} className="process-lines">
          {fieldName(field)}: <del>{before || '–'}</del> → <ins>{after || '–'}</ins>
        </div>
      ))}
    </>
  )
}

function fieldName(field: StepField): string {
  const names: Record<StepField, () => string> = {
    name: m.processes_field_name,
    content: m.processes_field_content,
    who: m.processes_field_who,
    kind: m.processes_field_kind,
    role: m.processes_field_role,
    time: m.processes_field_time,
    output: m.processes_field_output,
    prints: m.processes_field_prints,
    acts: m.processes_field_acts,
    checklist: m.processes_field_checklist,
    agencies: m.processes_field_agencies,
    level: m.processes_field_level,
    flow: m.processes_field_flow,
    returns: m.processes_field_returns,
    note: m.processes_field_note,
  }
  return names[field]()
}
