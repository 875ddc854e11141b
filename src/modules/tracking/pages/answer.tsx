import { type LoaderFunctionArgs, useLoaderData, useLocation } from 'react-router'
import { whenText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { Notice } from '#platform/ui/content.tsx'
import { DayLegend, DayStrip } from '#platform/ui/day-strip.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { PublicSteps, TodoBox } from '#platform/ui/public-steps.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { m } from '#words'
import type { ClockReason } from '../clock-reason.ts'
import { requireTracking } from '../require-tracking.ts'
import { trackingAnswer } from '../tracking-answer.ts'

export const headers = () => ({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })

export async function loader(args: LoaderFunctionArgs) {
  const { record } = await requireTracking(args)
  const done = new URL(args.request.url).searchParams.get('done')
  return { answer: trackingAnswer(record), done: done === 'supplement' || done === 'withdraw' ? done : null }
}

/** The title is the answer; then what is to be done, then where it stands. */
export default function AnswerPage() {
  const { answer, done } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <DocumentTitle>{m.tracking_document_title({ code: answer.code })}</DocumentTitle>
      <meta name="robots" content="noindex" />
      <p className="crumb">
        <a className="q" href="/">
          <Icon name="arrow-left" size="s" /> {m.platform_home()}
        </a>
      </p>
      <div className="track">
        <div>
          {done && (
            <Notice
              tone="good"
              live
              title={done === 'supplement' ? m.tracking_supplement_done() : m.tracking_withdraw_done()}
            />
          )}
          <LookUp />
          <StateBadge state={answer.tone}>{answer.stateWords}</StateBadge>
          <h1>
            <Digits>{answer.title}</Digits>
          </h1>
          {answer.line && (
            <p className="ink2">
              <Digits>{answer.line}</Digits> {answer.answer_by && <a href={answer.answer_by.why}>{m.platform_why()}</a>}
            </p>
          )}
          {answer.moved && (
            <p className="ink2">
              <Digits>{answer.moved}</Digits>
            </p>
          )}
          {answer.committed && (
            <p className="ink2">
              <Digits>{answer.committed}</Digits>
            </p>
          )}
          <TodoPart />
          {answer.why.map((why) => (
            <WhyPart key={why.clock} why={why} />
          ))}
          <h2 className="section">{m.tracking_where()}</h2>
          <div className={answer.tone === 'wait' ? undefined : 'steps-calm'}>
            <PublicSteps
              steps={answer.steps.map((step) => ({
                key: step.station,
                title: step.title,
                state: step.state,
                when: step.when && <Digits>{step.when}</Digits>,
                note: step.note && <Digits>{step.note}</Digits>,
              }))}
            />
          </div>
          <WithdrawPart />
        </div>
        <Aside />
      </div>
    </div>
  )
}

/** The form of another look-up, with this code in it. */
function LookUp() {
  const { answer } = useLoaderData<typeof loader>()
  return (
    <form className="lookup no-print" method="post" action="/tracking">
      <div className="grow">
        <label htmlFor="code">{m.tracking_code()}</label>
        <input
          id="code"
          name="code"
          className="field num"
          defaultValue={answer.code}
          autoComplete="off"
          maxLength={60}
        />
      </div>
      <div className="two-f">
        <div>
          <label htmlFor="digits" className="nb">
            {m.tracking_digits()}
          </label>
          <input
            id="digits"
            name="digits"
            className="field num"
            autoComplete="off"
            inputMode="numeric"
            maxLength={20}
          />
        </div>
        <button type="submit" className="btn">
          {m.tracking_again()}
        </button>
      </div>
    </form>
  )
}

function TodoPart() {
  const { answer } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const { todo } = answer
  if (!todo) return null
  return (
    <TodoBox
      title={<Digits>{m.tracking_todo_until({ when: whenText(todo.until, currentLocale()) })}</Digits>}
      line={<Digits>{todo.left}</Digits>}
      items={todo.items.map((item) => (
        <>
          <b className="b">{item.name}</b>
          {item.note && `: ${item.note}`}
        </>
      ))}
      acts={
        answer.may.supplement && (
          <a
            className="btn btn-primary"
            href={`/tracking/${encodeURIComponent(answer.code)}/supplement${keyOf(search)}`}
          >
            {m.tracking_supplement_act()} <Icon name="arrow-right" />
          </a>
        )
      }
      then={
        todo.newDue && (
          <>
            <b className="b">
              <Digits>{todo.newDue}</Digits>
            </b>
            <br />
            {todo.newDueLine && <Digits>{todo.newDueLine}</Digits>}
          </>
        )
      }
    />
  )
}

/** Every date carries its reason; opens without a script, and by its address. */
function WhyPart({ why }: { why: ClockReason }) {
  return (
    <details className="whyline" id={`why-${why.clock}`}>
      <summary>
        <Digits>{why.title}</Digits>
      </summary>
      <DayStrip days={why.days} label={why.daysLabel} />
      <p>
        <DayLegend />
      </p>
      <p className="section-s">
        <Digits>{[why.used, ...why.moved].join(' ')}</Digits>
      </p>
      <p className="section-s">
        <Digits>{why.limit}</Digits>
      </p>
      <ul className="why section-s">
        {why.lines.map((line) => (
          <li key={line.text}>
            <Digits>{line.text}</Digits> {line.tally && <b className="b num">{line.tally}</b>}
            <span className="law">
              {' '}
              (<Digits>{line.law}</Digits>)
            </span>
          </li>
        ))}
      </ul>
      <p className="law section-s">
        <Digits>{why.calendar}</Digits>
      </p>
    </details>
  )
}

function WithdrawPart() {
  const { answer } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  if (!answer.may.withdraw) return null
  return (
    <p className="sub no-print">
      {m.tracking_withdraw_ask()}{' '}
      <a href={`/tracking/${encodeURIComponent(answer.code)}/withdraw${keyOf(search)}`}>{m.tracking_withdraw_act()}</a>
    </p>
  )
}

function Aside() {
  const { answer } = useLoaderData<typeof loader>()
  const { contact } = answer
  return (
    <aside>
      <h2>{m.tracking_facts()}</h2>
      <dl className="facts">
        {answer.facts.map((fact) => (
          <div key={fact.term}>
            <dt>{fact.term}</dt>
            <dd>
              <Digits>{fact.value}</Digits>
            </dd>
          </div>
        ))}
      </dl>
      <div className="side-box">
        <h3>{m.tracking_contact()}</h3>
        {contact.unit}
        {contact.phone && (
          <>
            <br />
            <a className="num" href={`tel:${contact.phone.replaceAll(' ', '')}`}>
              {contact.phone}
            </a>
          </>
        )}
      </div>
      <p className="sub small-p">
        <Icon name="shield" size="s" /> {m.tracking_private()}
      </p>
    </aside>
  )
}

/** Whoever came by the QR code goes on with its key; the others have the cookie. */
function keyOf(search: string): string {
  const key = new URLSearchParams(search).get('k')
  return key ? `?k=${encodeURIComponent(key)}` : ''
}
