import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  appoint,
  findOfficer,
  listPostHistory,
  moveOfficer,
  roleChoices,
  unitChoices,
} from '#modules/organisations/exports.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { DateField, Select, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm, readPageForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'

/** /identity/users/:officerId/post gives a post; /…/move?post=… exchanges one for another. */
export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'organisations.manage_officers')
  const { db } = app.database
  const officer = await findOfficer(db, args.params.officerId ?? '')
  if (!officer) throw new Refusal(404, 'officer_not_found', m.identity_account_not_found())
  const today = legalDay(app.clock.now())
  const postId = new URL(args.request.url).searchParams.get('post')
  const post = postId === null ? undefined : (await listPostHistory(db, officer.id)).find((each) => each.id === postId)
  return {
    name: officer.full_name,
    moving: post ? `${post.title}, ${post.unit_name}` : null,
    roles: roleChoices(),
    units: await unitChoices(db, actor, 'organisations.manage_officers', today),
    form: newForm({
      ...(post
        ? { post_id: post.id, role: post.role, title: post.title, title_en: post.title_en, unit_id: post.unit_id }
        : {}),
      valid_from: today,
      on_date: today,
    }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const form = await readPageForm(args, false)
  const here = `/identity/users/${args.params.officerId}`
  if (form.form.get('post_id')) return handleForm(args, { action: moveOfficer, form, redirectTo: here })
  return handleForm(args, {
    action: appoint,
    form,
    input: (_form, byName) => ({ ...byName, officer_id: args.params.officerId }),
    redirectTo: here,
  })
}

export default function UserPostPage() {
  const { name, moving, roles, units, form: start } = useLoaderData<typeof loader>()
  const form = useFormState(start)
  return (
    <div className="page">
      <PageTitle
        title={moving ? m.identity_post_move_title() : m.identity_post_new()}
        line={moving ? `${name} – ${moving}` : name}
        acts={
          <SubmitButton main form="post">
            {moving ? m.identity_post_move() : m.identity_post_give()}
          </SubmitButton>
        }
      />
      <div style={{ maxWidth: '40rem', marginTop: '20px' }}>
        <PageForm form={form} id="post">
          {moving && <input type="hidden" name="post_id" value={form.value('post_id')} />}
          <Select name="unit_id" label={m.identity_unit()} choices={units} />
          <Select name="role" label={m.identity_role()} hint={m.identity_role_hint()} choices={roles} />
          <TextField name="title" label={m.identity_post_title()} hint={m.identity_post_title_hint()} />
          <TextField name="title_en" label={m.identity_post_title_en()} />
          <DateField name={moving ? 'on_date' : 'valid_from'} label={m.identity_post_from()} />
        </PageForm>
      </div>
    </div>
  )
}
