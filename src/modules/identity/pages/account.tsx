import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { findOfficer, listPostsOn, localTitle } from '#modules/organisations/exports.ts'
import { perform } from '#platform/access/action.ts'
import { legalDay } from '#platform/clock.ts'
import { SubmitButton } from '#platform/forms/form.tsx'
import { REQUEST_ID } from '#platform/forms/form-data.ts'
import { scopeOf } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { Card, DefinitionList } from '#platform/ui/content.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { listSessions } from '../account-queries.ts'
import { endOwnSession, ownActor } from '../own-account.ts'
import { leave, requireOwnPage } from '../page-session.ts'
import { sessionView } from '../user-page.ts'
import { SessionTable } from './user-account-parts.tsx'
import { IntentForm } from './user-parts.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireOwnPage(args)
  const { app } = scopeOf(args)
  const { db } = app.database
  const now = app.clock.now()
  const officer = await findOfficer(db, person.officerId)
  const posts = await listPostsOn(db, person.officerId, legalDay(now))
  return {
    name: person.fullName,
    username: person.username,
    email: officer?.email ?? null,
    phone: officer?.phone ?? null,
    posts: posts.map((post) => `${localTitle(post)}, ${post.unit_name}`),
    hasSecondFactor: person.hasSecondFactor,
    mustHaveSecondFactor: person.isAdministrator,
    sessions: (await listSessions(db, person.userId, now)).map((session) => ({
      ...sessionView(session),
      current: session.id === person.sessionId,
    })),
    requestId: newId(),
  }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireOwnPage(args)
  const { app, address } = scopeOf(args)
  const form = await args.request.formData()
  const requestId = String(form.get(REQUEST_ID) ?? '') || newId()
  await perform(
    app,
    endOwnSession,
    { session_id: form.get('session_id') },
    { actor: ownActor(person), requestId, address },
  )
  return leave('/account')
}

export default function AccountPage() {
  const data = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle title={m.identity_own_title()} line={data.name} />
      <div style={{ marginTop: '20px' }}>
        <DefinitionList
          items={[
            { term: m.identity_username(), value: data.username },
            {
              term: m.identity_posts(),
              value:
                data.posts.length === 0
                  ? m.identity_posts_empty()
                  : data.posts.map((post) => <div key={post}>{post}</div>),
            },
            {
              term: m.identity_email(),
              value: (
                <>
                  {data.email ?? '–'} · <a href="/notifications/settings">{m.identity_email_settings()}</a>
                </>
              ),
            },
            { term: m.identity_phone(), value: data.phone ?? '–' },
            { term: m.identity_language(), value: <Languages /> },
          ]}
        />
      </div>
      <p className="hint" style={{ marginTop: '8px' }}>
        {m.identity_own_hint()}
      </p>
      <div style={{ display: 'grid', gap: '16px', marginTop: '24px' }}>
        <Card title={m.identity_password()} end={<a href="/account/password">{m.identity_password_change()}</a>}>
          {m.identity_password_card()}
        </Card>
        <Card
          title={m.identity_second_factor()}
          end={
            <a href="/account/second-factor">
              {data.hasSecondFactor ? m.identity_second_view() : m.identity_enrol_title()}
            </a>
          }
        >
          {data.hasSecondFactor
            ? m.identity_second_on()
            : data.mustHaveSecondFactor
              ? m.identity_enrol_required()
              : m.identity_second_off()}
        </Card>
        <Card title={m.identity_sessions()}>
          <SessionTable
            sessions={data.sessions}
            act={(session) => (
              <IntentForm intent="end_session" requestId={data.requestId} values={{ session_id: session.id }}>
                <SubmitButton quiet>{m.identity_session_end()}</SubmitButton>
              </IntentForm>
            )}
          />
        </Card>
      </div>
    </div>
  )
}

function Languages() {
  return (
    <>
      <a href="/account?lang=vi" lang="vi">
        Tiếng Việt
      </a>
      {' · '}
      <a href="/account?lang=en" lang="en">
        English
      </a>
    </>
  )
}
