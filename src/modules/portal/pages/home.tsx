import type { CSSProperties } from 'react'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { scopeOf } from '#platform/http/request-context.ts'
import { clockText, dateParts, dayText, weekdayText, whenText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { DateText } from '#platform/ui/dates.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { homeView } from '../home-view.ts'
import { DoorMotif } from './door-motif.tsx'

export async function loader(args: LoaderFunctionArgs) {
  return homeView(scopeOf(args))
}

/** Search, three jobs, a day off when one is near, the month in figures, the usual procedures. */
export default function HomePage() {
  return (
    <>
      <DocumentTitle>{m.portal_title()}</DocumentTitle>
      <Hero />
      <div className="wrap">
        <Jobs />
        <DayNotices />
        <div className="two">
          <Figures />
          <ComingDays />
        </div>
      </div>
      <Popular />
    </>
  )
}

function Hero() {
  const tries = [m.portal_try_1(), m.portal_try_2(), m.portal_try_3(), m.portal_try_4()]
  return (
    <section className="hero">
      <DoorMotif />
      <div className="wrap">
        <h1>{m.portal_headline()}</h1>
        <p className="lead">{m.portal_lead()}</p>
        <search>
          <form className="bigsearch" action="/portal/search">
            <label className="in">
              <Icon name="search" />
              <span className="sr">{m.portal_search_label()}</span>
              <input type="search" name="q" placeholder={m.portal_search_label()} maxLength={200} />
            </label>
            <button className="btn" type="submit">
              {m.portal_search()}
            </button>
          </form>
        </search>
        <div className="tries">
          <span>{m.portal_tries()}</span>
          {tries.map((text) => (
            <a key={text} href={`/catalogue?q=${encodeURIComponent(text)}`}>
              {text}
            </a>
          ))}
        </div>
      </div>
    </section>
  )
}

function Jobs() {
  const { procedureCount } = useLoaderData<typeof loader>()
  const jobs = [
    { href: '/tracking', icon: 'file-search', title: m.portal_job_track(), text: m.portal_job_track_text() },
    { href: '/portal/submit', icon: 'send', title: m.portal_job_submit(), text: m.portal_job_submit_text() },
    {
      href: '/catalogue',
      icon: 'list-check',
      title: m.portal_job_catalogue(),
      text: m.portal_job_catalogue_text({ count: procedureCount }),
    },
  ] as const
  return (
    <nav className="jobs" aria-label={m.portal_jobs()}>
      {jobs.map((job) => (
        <a key={job.href} href={job.href}>
          <span className="t">
            <Icon name={job.icon} size="l" />
            {job.title}
            <span className="go">
              <Icon name="arrow-right" />
            </span>
          </span>
          <p>
            <Digits>{job.text}</Digits>
          </p>
        </a>
      ))}
    </nav>
  )
}

function DayNotices() {
  const { dayOff, makeUpDay } = useLoaderData<typeof loader>()
  const locale = currentLocale()
  const day = (on: string) => {
    const parts = dateParts(on)
    const weekday = weekdayText(parts.weekday, locale)
    return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}\u00a0${dayText(parts)}`
  }
  return (
    <>
      {dayOff && (
        <div className="notice-bar" role="note">
          <Icon name="calendar-off" />
          <div>
            <b className="b">
              <Digits>{m.portal_day_off({ day: day(dayOff.on), name: dayOff.name })}</Digits>
            </b>{' '}
            <Digits>{m.portal_opens_again({ when: whenText(dayOff.opensAt, locale) })}</Digits>
          </div>
        </div>
      )}
      {makeUpDay && (
        <div className="notice-bar" role="note">
          <Icon name="calendar" />
          <div>
            <Digits>
              {m.portal_make_up_day({
                day: day(makeUpDay.on),
                from: clockText(dateParts(makeUpDay.opensAt)),
                to: clockText(dateParts(makeUpDay.closesAt)),
              })}
            </Digits>
          </div>
        </div>
      )}
    </>
  )
}

function Figures() {
  const { figures, now, monthStart } = useLoaderData<typeof loader>()
  const locale = currentLocale()
  const number = (value: number) => value.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB')
  const line = m.portal_figures_span({ from: dayText(dateParts(monthStart), false), to: whenText(now, locale) })
  const few = [
    { value: number(figures.received), label: m.portal_figure_received({ online: number(figures.online) }) },
    { value: number(figures.open), label: m.portal_figure_open() },
    ...(figures.meanDays === null ? [] : [{ value: number(figures.meanDays), label: m.portal_figure_mean() }]),
  ]
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{m.portal_figures()}</h2>
      <p className="sub">
        <Digits>{line}</Digits>
      </p>
      {figures.share === null ? (
        <EmptyState title={m.portal_figures_none()} icon="chart">
          {m.portal_figures_none_text()}
        </EmptyState>
      ) : (
        <Share share={number(figures.share)} />
      )}
      <div className="figs">
        {few.map((figure) => (
          <div key={figure.label}>
            <div className="v num">{figure.value}</div>
            <div className="l">
              <Digits>{figure.label}</Digits>
            </div>
          </div>
        ))}
      </div>
    </section>
  )
}

function Share({ share }: { share: string }) {
  const { figures } = useLoaderData<typeof loader>()
  const parts = [
    { count: figures.early, words: m.portal_early({ count: figures.early }), colour: 'var(--mc-share-1)' },
    { count: figures.onTime, words: m.portal_on_time({ count: figures.onTime }), colour: 'var(--mc-share-2)' },
    { count: figures.late, words: m.portal_late({ count: figures.late }), colour: 'var(--st-over-dot)' },
  ]
  return (
    <>
      <div className="fig-main">
        <div className="v num">
          {share}
          <small>%</small>
        </div>
        <div className="l">{m.portal_figure_share()}</div>
      </div>
      <div className="stack" role="img" aria-label={parts.map((part) => part.words).join(', ')}>
        {parts
          .filter((part) => part.count > 0)
          .map((part) => (
            <i key={part.colour} style={{ flex: part.count, minWidth: '8px', '--k': part.colour } as CSSProperties} />
          ))}
      </div>
      <div className="legend share">
        {parts.map((part) => (
          <span key={part.colour}>
            <i style={{ '--k': part.colour } as CSSProperties} />
            <Digits>{part.words}</Digits>
          </span>
        ))}
      </div>
    </>
  )
}

/** Days on which the desk is closed though people would come, and Saturdays on which it is open. */
function ComingDays() {
  const { coming } = useLoaderData<typeof loader>()
  return (
    <section aria-labelledby="days">
      <h2 id="days">{m.portal_coming()}</h2>
      {coming.length === 0 ? (
        <p className="sub section-s">{m.portal_coming_none()}</p>
      ) : (
        <ul className="news">
          {coming.map((day) => (
            <li key={day.from}>
              <span className="days-span">
                <DateText value={day.from} form="day" />
                {day.to !== day.from && (
                  <>
                    {' – '}
                    <DateText value={day.to} form="day" />
                  </>
                )}
              </span>
              <span className="b">{day.worked ? m.portal_coming_worked({ name: day.name }) : day.name}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="after-list">
        <a href="/calendar/why">{m.portal_why_link()}</a>
      </p>
    </section>
  )
}

function Popular() {
  const { procedures, counted } = useLoaderData<typeof loader>()
  if (procedures.length === 0) return null
  return (
    <section className="band" aria-labelledby="popular">
      <div className="wrap">
        <h2 id="popular">{counted ? m.portal_popular() : m.portal_usual()}</h2>
        <ul className="procs">
          {procedures.map((procedure) => (
            <li key={procedure.code}>
              <a href={`/catalogue/${encodeURIComponent(procedure.code)}`}>{procedure.name}</a>
              {procedure.limit && (
                <span className="t">
                  <Digits>{procedure.limit}</Digits>
                </span>
              )}
              <span className="m">
                {procedure.field && `${procedure.field} · `}
                <span className="num">{procedure.code}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
