import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { newForm } from '#platform/forms/form-state.ts'
import { handleForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import {
  countLetters,
  LETTER_STATES,
  type LetterState,
  letterState,
  listLetters,
  maskedAddress,
} from '#platform/mail/mail-queries.ts'
import type { MailMessage } from '#platform/mail/mail-store.ts'
import { EmptyState, Notice } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Filters, Pager } from '#platform/ui/lists.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { StateBadge, type StateTone } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { sendLetterAgain } from '../actions/switch-letters.ts'
import { applicantKindLabel } from '../applicant-letters.ts'
import { APPLICANT_KINDS } from '../applicant-news.ts'
import { kindLabel } from '../notification-words.ts'
import { NotificationTabs } from './notification-tabs.tsx'

const AT_ONCE = 50

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, 'notifications.manage')
  const { db } = app.database
  const question = new URL(args.request.url).searchParams
  const state = LETTER_STATES.find((each) => each === question.get('state'))
  const page = await listLetters(db, { state, after: question.get('after') ?? undefined, limit: AT_ONCE })
  return {
    off: app.config.mail === undefined,
    counts: await countLetters(db),
    states: LETTER_STATES.map((value) => ({ value, label: stateWord(value) })),
    letters: page.items.map(shown),
    next: page.next,
    form: newForm(),
  }
}

/** What an administrator needs to know of a letter. The key to the tracking page stays out of sight, the address half. */
function shown(letter: MailMessage) {
  const state = letterState(letter)
  return {
    id: letter.id,
    state,
    stateWord: stateWord(state),
    kind: letterKind(letter.kind),
    to: maskedAddress(letter.to_address),
    subject: letter.subject,
    body: letter.body.replaceAll(/\?k=[\w-]+/g, '?k=…'),
    code: letter.dossier_code,
    createdAt: letter.created_at.toISOString(),
    sentAt: letter.sent_at?.toISOString() ?? null,
    attempts: letter.attempts,
    error: letter.last_error,
  }
}

type Shown = ReturnType<typeof shown>

function letterKind(kind: string): string {
  const applicant = APPLICANT_KINDS.find((each) => kind === `applicant.${each}`)
  return applicant ? applicantKindLabel(applicant) : kindLabel(kind)
}

function stateWord(state: LetterState): string {
  return {
    waiting: m.notifications_mail_waiting,
    sent: m.notifications_mail_sent,
    failed: m.notifications_mail_failed,
  }[state]()
}

export async function action(args: ActionFunctionArgs) {
  return handleForm(args, { action: sendLetterAgain, redirectTo: '/notifications/mail' })
}

const TONES: Readonly<Record<LetterState, StateTone>> = { waiting: 'wait', sent: 'done', failed: 'over' }

export default function MailPage() {
  const { off, counts, states, letters, next } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle title={m.notifications_mail_title()} line={m.notifications_mail_line({ ...counts })} />
      <NotificationTabs here="/notifications/mail" manages />
      {off && (
        <div style={{ marginTop: '16px' }}>
          <Notice tone="warning" title={m.notifications_mail_off_title()}>
            <p>{m.notifications_mail_off()}</p>
          </Notice>
        </div>
      )}
      <Filters filters={[{ name: 'state', label: m.notifications_rule_state(), choices: states }]} />
      {letters.length === 0 ? (
        <EmptyState title={m.notifications_mail_empty()} icon="mail">
          {m.notifications_mail_empty_text()}
        </EmptyState>
      ) : (
        <Table
          rows={letters}
          rowKey={(letter) => letter.id}
          columns={[
            { label: m.notifications_mail_subject(), head: true, cell: (letter) => <Letter letter={letter} /> },
            { label: m.notifications_mail_to(), cell: (letter) => letter.to },
            {
              label: m.notifications_mail_written(),
              cell: (letter) => <DateText value={letter.createdAt} form="near" />,
            },
            { label: m.notifications_rule_state(), cell: (letter) => <State letter={letter} /> },
          ]}
        />
      )}
      <Pager next={next} />
    </div>
  )
}

function Letter({ letter }: { letter: Shown }) {
  return (
    <details>
      <summary>{letter.subject}</summary>
      <div className="letter">{letter.body}</div>
      <p className="small sub">{letter.kind}</p>
    </details>
  )
}

function State({ letter }: { letter: Shown }) {
  const form = useFormState(useLoaderData<typeof loader>().form)
  return (
    <>
      <StateBadge state={TONES[letter.state]}>{letter.stateWord}</StateBadge>
      {letter.sentAt && (
        <div className="small sub">
          <DateText value={letter.sentAt} form="near" />
        </div>
      )}
      {letter.error && (
        <div className="small sub">{m.notifications_mail_error({ error: letter.error, count: letter.attempts })}</div>
      )}
      {letter.state === 'failed' && (
        <PageForm
          form={{ ...form, requestId: `${form.requestId} ${letter.id}` }}
          intent={letter.id}
          className="told-act"
        >
          <input type="hidden" name="id" value={letter.id} />
          <SubmitButton quiet>
            {m.notifications_mail_again()}
            <span className="sr"> {letter.subject}</span>
          </SubmitButton>
        </PageForm>
      )}
    </>
  )
}
