import type { ReactNode } from 'react'
import { TextField } from '#platform/forms/fields.tsx'
import { DangerConfirm, type FormView, PageForm, SubmitButton } from '#platform/forms/form.tsx'
import { DefinitionList } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { IntentForm, Section } from './user-parts.tsx'

interface AccountView {
  username: string
  secondFactor: boolean
  mustChange: boolean
  wrongTries: number
  lockedUntil: string | null
  passwordChangedAt: string
  lastActiveAt: string | null
  deactivatedAt: string | null
}

export function AccountSection({
  account,
  isOneself,
  form,
}: {
  account: AccountView | undefined
  isOneself: boolean
  form: FormView
}) {
  if (!account) {
    return (
      <Section title={m.identity_account()}>
        <div style={{ maxWidth: '36rem', marginTop: '20px' }}>
          <PageForm form={form} intent="create_account">
            <TextField
              name="username"
              label={m.identity_username()}
              hint={m.identity_account_create_hint()}
              maxLength={30}
            />
            <div>
              <SubmitButton>{m.identity_account_create()}</SubmitButton>
            </div>
          </PageForm>
        </div>
      </Section>
    )
  }
  return (
    <Section title={m.identity_account()}>
      <DefinitionList
        items={[
          { term: m.identity_username(), value: account.username },
          ...(account.deactivatedAt
            ? [{ term: m.identity_state_deactivated(), value: <DateText value={account.deactivatedAt} form="when" /> }]
            : []),
          ...(account.lockedUntil
            ? [{ term: m.identity_locked_until(), value: <DateText value={account.lockedUntil} form="when" /> }]
            : []),
          { term: m.identity_wrong_tries(), value: <Num>{account.wrongTries}</Num> },
          {
            term: m.identity_password_changed(),
            value: account.mustChange ? (
              m.identity_must_change()
            ) : (
              <DateText value={account.passwordChangedAt} form="when" />
            ),
          },
          { term: m.identity_second_factor(), value: account.secondFactor ? m.identity_on() : m.identity_off() },
          {
            term: m.identity_last_active(),
            value: account.lastActiveAt ? <DateText value={account.lastActiveAt} form="when" /> : '–',
          },
        ]}
      />
      {isOneself ? (
        <p className="hint">{m.identity_oneself()}</p>
      ) : (
        <AccountActs account={account} requestId={form.requestId} />
      )}
    </Section>
  )
}

function AccountActs({ account, requestId }: { account: AccountView; requestId: string }) {
  return (
    <div style={{ display: 'flex', gap: '8px', flexWrap: 'wrap', marginTop: '16px', alignItems: 'flex-start' }}>
      {account.lockedUntil && (
        <IntentForm intent="unlock" requestId={requestId}>
          <SubmitButton main={false}>{m.identity_unlock()}</SubmitButton>
        </IntentForm>
      )}
      {account.deactivatedAt ? (
        <IntentForm intent="reactivate" requestId={requestId}>
          <SubmitButton main={false}>{m.identity_reactivate()}</SubmitButton>
        </IntentForm>
      ) : (
        <>
          <IntentForm intent="reset_password" requestId={requestId}>
            <DangerConfirm
              label={m.identity_reset_password()}
              consequence={m.identity_reset_password_consequence()}
              confirm={m.identity_reset_password_confirm()}
            />
          </IntentForm>
          {account.secondFactor && (
            <IntentForm intent="reset_second_factor" requestId={requestId}>
              <DangerConfirm
                label={m.identity_reset_second()}
                consequence={m.identity_reset_second_consequence()}
                confirm={m.identity_reset_second_confirm()}
              />
            </IntentForm>
          )}
          <IntentForm intent="deactivate" requestId={requestId}>
            <DangerConfirm
              label={m.identity_deactivate()}
              consequence={m.identity_deactivate_consequence()}
              confirm={m.identity_deactivate_confirm()}
            />
          </IntentForm>
        </>
      )}
    </div>
  )
}

export interface SessionLine {
  id: string
  since: string
  seen: string | null
  address: string | null
  browser: string | null
  current?: boolean
}

export function SessionsSection({ sessions, requestId }: { sessions: readonly SessionLine[]; requestId: string }) {
  return (
    <Section title={m.identity_sessions()}>
      {sessions.length === 0 ? (
        <p className="sub">{m.identity_sessions_empty()}</p>
      ) : (
        <>
          <SessionTable
            sessions={sessions}
            act={(session) => (
              <IntentForm intent="revoke_sessions" requestId={requestId} values={{ session_id: session.id }}>
                <SubmitButton quiet>{m.identity_session_end()}</SubmitButton>
              </IntentForm>
            )}
          />
          <IntentForm intent="revoke_sessions" requestId={requestId}>
            <SubmitButton main={false}>{m.identity_sessions_end_all()}</SubmitButton>
          </IntentForm>
        </>
      )}
    </Section>
  )
}

export function SessionTable({
  sessions,
  act,
}: {
  sessions: readonly SessionLine[]
  act: (session: SessionLine) => ReactNode
}) {
  return (
    <Table
      rows={sessions}
      rowKey={(session) => session.id}
      columns={[
        {
          label: m.identity_session_since(),
          head: true,
          cell: (session) => <DateText value={session.since} form="when" />,
        },
        {
          label: m.identity_session_seen(),
          cell: (session) => (session.seen ? <DateText value={session.seen} form="when" /> : '–'),
        },
        {
          label: m.identity_session_from(),
          cell: (session) => (
            <>
              {session.address && <Num>{session.address}</Num>} <span className="sub">{session.browser}</span>
            </>
          ),
        },
        { label: m.identity_acts(), cell: (session) => (session.current ? m.identity_session_this() : act(session)) },
      ]}
    />
  )
}
