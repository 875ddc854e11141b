import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { CheckboxList, type Choice, DateField, Select, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { mergeUnits } from '../actions/merge-units.ts'
import { moveUnit } from '../actions/move-unit.ts'
import { renameUnit } from '../actions/rename-unit.ts'
import { splitUnit } from '../actions/split-unit.ts'
import { findUnit } from '../organisation-queries.ts'
import { kindChoices, localName } from '../organisation-words.ts'
import { unitChoices } from '../unit-choices.ts'
import { UnitFields } from './unit-fields.tsx'

/** /organisations/:id/rename, /move, /merge and /split: one reform each, all dated and with their decision. */
type Reform = 'rename' | 'move' | 'merge' | 'split'

function isReform(text: string | undefined): text is Reform {
  return text === 'rename' || text === 'move' || text === 'merge' || text === 'split'
}

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'organisations.manage_units')
  const { db } = app.database
  const unit = await findUnit(db, args.params.id ?? '')
  if (!unit || !isReform(args.params.reform)) throw new Refusal(404, 'unit_not_found', m.organisations_unit_not_found())
  const today = legalDay(app.clock.now())
  const { code, name, short_name, name_en, kind, parent_id, address, phone, email } = unit
  const same = { code, name, short_name, name_en, kind, parent_id, address, phone, email }
  return {
    name: localName(unit),
    kinds: kindChoices(),
    units: await unitChoices(db, actor, 'organisations.manage_units', today),
    form: newForm({
      ...same,
      on_date: today,
      unit_ids: [unit.id],
      successors: [{ ...same }, { kind, parent_id, address }],
    }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const id = args.params.id
  const here = (_form: FormData, byName: Record<string, unknown>) => ({ ...byName, unit_id: id })
  const open = (result: { id: string }) => `/organisations/${result.id}`
  switch (args.params.reform) {
    case 'rename':
      return handleForm(args, { action: renameUnit, input: here, redirectTo: open })
    case 'move':
      return handleForm(args, { action: moveUnit, input: here, redirectTo: open })
    case 'merge':
      return handleForm(args, { action: mergeUnits, redirectTo: open })
    case 'split':
      return handleForm(args, { action: splitUnit, input: here, redirectTo: `/organisations/${id}` })
    default:
      throw new Refusal(404, 'unit_not_found', m.organisations_unit_not_found())
  }
}

const words: Readonly<Record<Reform, { title: () => string; line: () => string; act: () => string }>> = {
  rename: { title: m.organisations_rename_title, line: m.organisations_rename_line, act: m.organisations_rename_act },
  move: { title: m.organisations_move_title, line: m.organisations_move_line, act: m.organisations_move_act },
  merge: { title: m.organisations_merge_title, line: m.organisations_merge_line, act: m.organisations_merge_act },
  split: { title: m.organisations_split_title, line: m.organisations_split_line, act: m.organisations_split_act },
}

export default function ReformPage() {
  const data = useLoaderData<typeof loader>()
  const form = useFormState(data.form)
  const { reform } = useParams()
  if (!isReform(reform)) return null
  const { title, line, act } = words[reform]
  return (
    <div className="page">
      <PageTitle
        code={data.name}
        title={title()}
        line={line()}
        acts={
          <SubmitButton main form="reform">
            {act()}
          </SubmitButton>
        }
      />
      <div style={{ maxWidth: '44rem', marginTop: '20px' }}>
        <PageForm form={form} id="reform">
          <ReformFields reform={reform} kinds={data.kinds} units={data.units} />
          <DateField name="on_date" label={m.organisations_reform_day()} hint={m.organisations_reform_day_hint()} />
          <TextField name="basis" label={m.organisations_basis()} hint={m.organisations_basis_hint()} />
        </PageForm>
      </div>
    </div>
  )
}

function ReformFields({
  reform,
  kinds,
  units,
}: {
  reform: Reform
  kinds: readonly Choice[]
  units: readonly Choice[]
}) {
  switch (reform) {
    case 'rename':
      return (
        <>
          <TextField name="name" label={m.organisations_name()} />
          <TextField name="short_name" label={m.organisations_short_name()} />
          <TextField name="name_en" label={m.organisations_name_en()} />
          <TextField
            name="code"
            label={m.organisations_code()}
            hint={m.organisations_code_hint()}
            digits
            maxLength={35}
          />
        </>
      )
    case 'move':
      return (
        <>
          <Select name="parent_id" label={m.organisations_new_parent()} choices={units} />
          <TextField
            name="code"
            label={m.organisations_code()}
            hint={m.organisations_code_hint()}
            digits
            maxLength={35}
          />
        </>
      )
    case 'merge':
      return (
        <>
          <CheckboxList name="unit_ids" label={m.organisations_merge_which()} choices={units} />
          <UnitFields kinds={kinds} parents={units} />
        </>
      )
    case 'split':
      return (
        <>
          <fieldset className="form">
            <legend className="b">{m.organisations_split_first()}</legend>
            <UnitFields kinds={kinds} parents={units} prefix="successors.0." />
          </fieldset>
          <fieldset className="form">
            <legend className="b">{m.organisations_split_second()}</legend>
            <UnitFields kinds={kinds} parents={units} prefix="successors.1." />
          </fieldset>
        </>
      )
  }
}
