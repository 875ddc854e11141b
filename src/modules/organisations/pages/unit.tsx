import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import { DateField } from '#platform/forms/fields.tsx'
import { DangerConfirm, PageForm, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { DefinitionList, Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { closeUnit } from '../actions/close-unit.ts'
import { loadUnit } from '../unit-page.ts'
import { UnitDesks, UnitHistory, UnitPeople, UnitSecondments } from './unit-parts.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'organisations.view')
  const data = await loadUnit(app.database.db, args.params.id ?? '', legalDay(app.clock.now()))
  return {
    ...data,
    mayManage: data.unit.valid_to === null && can(actor, 'organisations.manage_units', [data.unit.id]),
    mayOpenPeople: can(actor, 'identity.manage_accounts'),
    form: newForm(),
  }
}

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, {
    action: closeUnit,
    input: (_form, byName) => ({ ...byName, unit_id: args.params.id }),
    redirectTo: `/organisations/${args.params.id}`,
  })
}

export default function UnitPage() {
  const data = useLoaderData<typeof loader>()
  const { unit, parent, children, mayManage } = data
  const here = `/organisations/${unit.id}`
  return (
    <div className="page">
      <PageTitle
        code={
          <>
            <Num>{unit.code}</Num> · {unit.kindWord}
          </>
        }
        title={unit.shown}
        line={unit.other}
        acts={mayManage && <UnitActs here={here} isCentre={data.isCentre} />}
      />
      {unit.valid_to && (
        <Notice
          tone="warning"
          title={
            <>
              {m.organisations_ended_on()} <DateText value={unit.valid_to} form="day" />
            </>
          }
        >
          {m.organisations_ended_hint()}
        </Notice>
      )}
      <div style={{ marginTop: '20px' }}>
        <DefinitionList
          items={[
            ...(parent
              ? [{ term: m.organisations_parent(), value: <a href={`/organisations/${parent.id}`}>{parent.name}</a> }]
              : []),
            { term: m.organisations_old_code(), value: unit.old_code ? <Num>{unit.old_code}</Num> : '–' },
            { term: m.organisations_short_name(), value: unit.short_name },
            { term: m.organisations_address(), value: unit.address ?? '–' },
            { term: m.organisations_contact(), value: [unit.phone, unit.email].filter(Boolean).join(' · ') || '–' },
            { term: m.organisations_since(), value: <DateText value={unit.valid_from} form="day" /> },
            ...(children.length > 0
              ? [
                  {
                    term: m.organisations_children(),
                    value: (
                      <ul>
                        {children.map((child) => (
                          <li key={child.id}>
                            <a href={`/organisations/${child.id}`}>{child.name}</a>{' '}
                            <Num className="sub">{child.code}</Num>
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </div>
      <UnitPeople posts={data.posts} mayOpen={data.mayOpenPeople} />
      {data.isCentre && <UnitDesks desks={data.desks} here={here} mayManage={mayManage} />}
      {data.secondments.length > 0 && <UnitSecondments secondments={data.secondments} />}
      {data.history.length > 0 && <UnitHistory history={data.history} here={unit.id} />}
      {mayManage && <CloseUnit />}
    </div>
  )
}

function UnitActs({ here, isCentre }: { here: string; isCentre: boolean }) {
  return (
    <>
      <details className="chip-menu" data-menu>
        <summary className="btn">{m.organisations_reforms()}</summary>
        <div className="menu">
          <a href={`/organisations/new?parent=${here.split('/').at(-1)}`}>{m.organisations_new_beneath()}</a>
          {isCentre && <a href={`${here}/desk`}>{m.organisations_desk_new()}</a>}
          <a href={`${here}/rename`}>{m.organisations_rename_act()}</a>
          <a href={`${here}/move`}>{m.organisations_move_act()}</a>
          <a href={`${here}/merge`}>{m.organisations_merge_act()}</a>
          <a href={`${here}/split`}>{m.organisations_split_act()}</a>
        </div>
      </details>
      <a className="btn btn-primary" href={`${here}/change`}>
        {m.organisations_change_act()}
      </a>
    </>
  )
}

function CloseUnit() {
  const { form } = useLoaderData<typeof loader>()
  return (
    <div style={{ marginTop: '32px' }}>
      <PageForm form={useFormState(form)}>
        <DangerConfirm
          label={m.organisations_close_act()}
          consequence={m.organisations_close_consequence()}
          confirm={m.organisations_close_confirm()}
        >
          <DateField name="on_date" label={m.organisations_close_day()} />
        </DangerConfirm>
      </PageForm>
    </div>
  )
}
