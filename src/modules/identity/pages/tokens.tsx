import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { localName } from '#modules/organisations/exports.ts'
import { DangerConfirm, ErrorSummary, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { listTokens } from '../account-queries.ts'
import { revokeToken } from '../actions/revoke-token.ts'
import { withOnce } from '../once.ts'
import { IntentForm } from './user-parts.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, 'identity.manage_tokens')
  const now = app.clock.now()
  const tokens = (await listTokens(app.database.db)).map((token) => ({
    id: token.id,
    name: token.name,
    scopes: token.scopes,
    unit: localName({ name: token.unit_name, name_en: token.unit_name_en }),
    createdAt: token.created_at.toISOString(),
    expiresAt: token.expires_at.toISOString(),
    lastUsedAt: token.last_used_at?.toISOString() ?? null,
    state: token.revoked_at
      ? ('revoked' as const)
      : token.expires_at <= now
        ? ('expired' as const)
        : ('valid' as const),
  }))
  return withOnce(app, args.request, 'token', undefined, { tokens, form: newForm() })
}

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, { action: revokeToken, redirectTo: '/identity/tokens' })
}

export default function TokensPage() {
  const { tokens, once, form: start } = useLoaderData<typeof loader>()
  const form = useFormState(start)
  const words = {
    valid: m.identity_token_valid(),
    expired: m.identity_token_expired(),
    revoked: m.identity_token_is_revoked(),
  }
  return (
    <div className="page">
      <PageTitle
        title={m.identity_tokens_title()}
        line={m.identity_tokens_line()}
        acts={
          <a className="btn btn-primary" href="/identity/tokens/new">
            {m.identity_token_new()}
          </a>
        }
      />
      <ErrorSummary form={form} />
      {once && (
        <Notice tone="warning" title={m.identity_token_once_title()} live>
          <p>{m.identity_token_once_text()}</p>
          <p className="b num" style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
            {once.text}
          </p>
        </Notice>
      )}
      {tokens.length === 0 ? (
        <EmptyState title={m.identity_tokens_empty()} icon="key">
          {m.identity_tokens_empty_hint()}
        </EmptyState>
      ) : (
        <Table
          rows={tokens}
          rowKey={(token) => token.id}
          columns={[
            { label: m.identity_token_name(), head: true, cell: (token) => token.name },
            {
              label: m.identity_state(),
              cell: (token) => (
                <StateBadge state={token.state === 'valid' ? 'done' : 'stop'}>{words[token.state]}</StateBadge>
              ),
            },
            { label: m.identity_unit(), cell: (token) => token.unit },
            {
              label: m.identity_token_scopes(),
              cell: (token) =>
                token.scopes.map((scope) => (
                  <div key={scope}>
                    <code>{scope}</code>
                  </div>
                )),
            },
            { label: m.identity_token_expires(), cell: (token) => <DateText value={token.expiresAt} /> },
            {
              label: m.identity_token_used(),
              cell: (token) => (token.lastUsedAt ? <DateText value={token.lastUsedAt} form="when" /> : '–'),
            },
            {
              label: m.identity_acts(),
              cell: (token) =>
                token.state !== 'valid' ? (
                  ''
                ) : (
                  <IntentForm intent="revoke" requestId={form.requestId} values={{ token_id: token.id }}>
                    <DangerConfirm
                      label={m.identity_token_revoke()}
                      consequence={m.identity_token_revoke_consequence()}
                      confirm={m.identity_token_revoke_confirm()}
                    />
                  </IntentForm>
                ),
            },
          ]}
        />
      )}
    </div>
  )
}
