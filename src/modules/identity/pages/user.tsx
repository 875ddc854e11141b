import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ErrorSummary, useFormState } from '#platform/forms/form.tsx'
import { requirePage } from '#platform/http/request-context.ts'
import { DefinitionList, Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { withOnce } from '../once.ts'
import { loadUser, userAction } from '../user-page.ts'
import { AccountBadge } from './account-badge.tsx'
import { AccountSection, SessionsSection } from './user-account-parts.tsx'
import { PostsSection, SecondmentsSection } from './user-parts.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'identity.manage_accounts')
  const officerId = args.params.officerId ?? ''
  return withOnce(app, args.request, 'password', officerId, await loadUser(app, actor, officerId))
}

export async function action(args: ActionFunctionArgs) {
  return userAction(args, args.params.officerId ?? '')
}

export default function UserPage() {
  const data = useLoaderData<typeof loader>()
  const form = useFormState(data.form)
  const here = `/identity/users/${data.officer.id}`
  const acts = { here, requestId: form.requestId, eve: data.eve }
  return (
    <div className="page">
      <PageTitle
        title={data.officer.name}
        line={<AccountBadge state={data.state} />}
        acts={
          <>
            <a className="btn" href={`/audit?person=${data.officer.id}`}>
              {m.identity_user_log()}
            </a>
            <a className="btn" href={`${here}/change`}>
              {m.identity_user_change()}
            </a>
            <a className="btn btn-primary" href={`${here}/post`}>
              {m.identity_post_new()}
            </a>
          </>
        }
      />
      {data.account && <ErrorSummary form={form} />}
      {data.once && (
        <Notice tone="warning" title={m.identity_temporary_title()} live>
          <p>{m.identity_temporary_text()}</p>
          <p className="b" style={{ fontSize: '20px' }}>
            <Num>{data.once.text}</Num>
          </p>
        </Notice>
      )}
      <div style={{ marginTop: '20px' }}>
        <DefinitionList
          items={[
            { term: m.identity_born(), value: data.officer.bornOn ? <DateText value={data.officer.bornOn} /> : '–' },
            { term: m.identity_email(), value: data.officer.email ?? '–' },
            { term: m.identity_phone(), value: data.officer.phone ? <Num>{data.officer.phone}</Num> : '–' },
          ]}
        />
      </div>
      <PostsSection posts={data.posts} acts={acts} />
      <SecondmentsSection secondments={data.secondments} acts={acts} />
      <AccountSection account={data.account} isOneself={data.isOneself} form={form} />
      {data.account && <SessionsSection sessions={data.sessions} requestId={form.requestId} />}
    </div>
  )
}
