import type { ReactNode } from 'react'
import { dateParts, dayText } from '#platform/i18n/dates.ts'
import { Digits } from '#platform/ui/digits.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { m } from '#words'
import type { GuideCase, ProcedureGuide } from '../procedure-guide-view.ts'
import { Bring } from './bring-part.tsx'
import type { ProcedurePage } from './procedure-page.ts'

export const NATIONAL_PORTAL = 'https://dichvucong.gov.vn'

interface PartsProps {
  page: ProcedurePage
  guide: ProcedureGuide
}

type Part = [id: string, title: string, body: ReactNode]

/** The page from "what to bring" down to the law. */
export function Parts(props: PartsProps) {
  const { page, guide } = props
  const parts: Part[] = [
    ['bring', m.catalogue_part_bring(), <Bring key="bring" guide={guide} />],
    ['time', m.catalogue_part_time(), <Time key="time" guide={guide} />],
    ['fee', m.catalogue_part_fee(), <Fees key="fee" guide={guide} />],
    ['where', m.catalogue_part_where(), <Where key="where" {...props} />],
    ['result', m.catalogue_part_result(), <Result key="result" guide={guide} />],
    ...optionalPart('conditions', m.catalogue_part_conditions(), guide.conditions),
    ...optionalPart('sequence', m.catalogue_part_sequence(), guide.sequence),
    ['law', m.catalogue_part_law(), <Law key="law" guide={guide} />],
    ...(page.versions.length > 1 ? [versionsPart(page)] : []),
  ]
  return (
    <>
      <nav className="contents" aria-label={m.catalogue_contents()}>
        {parts.map(([id, title]) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      {parts.map(([id, title, body]) => (
        <section key={id} className="section" aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          {body}
        </section>
      ))}
    </>
  )
}

function Time({ guide }: { guide: ProcedureGuide }) {
  return (
    <>
      <ul className="bullets">
        {guide.cases.map((each) => (
          <li key={each.code}>
            <CaseLimit part={each} several={guide.cases.length > 1} />
          </li>
        ))}
      </ul>
      {guide.timeNotes.map((note) => (
        <p key={note} className="section-s">
          <Digits>{note}</Digits>
        </p>
      ))}
      {guide.onSpot && <p>{guide.onSpot}</p>}
      {guide.milestones.length > 0 && (
        <>
          <h3 className="section-s">{m.catalogue_milestones()}</h3>
          <ul className="bullets">
            {guide.milestones.map((each) => (
              <li key={each.name}>
                <Digits>{m.catalogue_milestone(each)}</Digits>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="section-s">
        <a href="/calendar/why">{m.catalogue_why_due()}</a>
      </p>
    </>
  )
}

function CaseLimit({ part, several }: { part: GuideCase; several: boolean }) {
  const limit = part.limit ?? m.catalogue_no_limit()
  return (
    <>
      {several && <span lang="vi">{part.name}: </span>}
      <b className="b">
        <Digits>{limit}</Digits>
      </b>
      {part.channelLimits.map((each) => (
        <span key={each.channel}>
          ; <Digits>{m.catalogue_limit_channel(each)}</Digits>
        </span>
      ))}
      {part.limitNote && <span className="sub"> ({part.limitNote})</span>}
    </>
  )
}

function Fees({ guide }: { guide: ProcedureGuide }) {
  if (guide.fees.length === 0) return <p>{guide.fee}</p>
  return (
    <ul className="bullets">
      {guide.fees.map((fee) => (
        <li key={`${fee.scope} ${fee.amount} ${fee.rule}`}>
          <Digits>{fee.scope ? m.catalogue_fee_scope({ scope: fee.scope, amount: fee.amount }) : fee.amount}</Digits>
          {fee.rule && (
            <span className="sub" lang="vi">
              {' '}
              – <Digits>{fee.rule}</Digits>
            </span>
          )}
          {fee.basis && (
            <span className="sub">
              {' '}
              (<Digits>{fee.basis}</Digits>)
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Where({ page, guide }: PartsProps) {
  const place = page.board?.deskLines.join(', ')
  return (
    <>
      {guide.route !== 'here' && (
        <div className="notice notice-info section-s">
          <Icon name="external" />
          <div className="notice-body">
            <p className="b">
              {guide.route === 'national_portal'
                ? m.catalogue_where_national()
                : m.catalogue_where_ministry({ system: guide.system ?? '' })}
            </p>
            {guide.route === 'national_portal' && (
              <a href={NATIONAL_PORTAL} rel="noreferrer">
                {m.catalogue_national_portal()}
              </a>
            )}
          </div>
        </div>
      )}
      <ul className="bullets">
        {page.submittable && (
          <li>
            <a href={`/portal/submit/${encodeURIComponent(page.code)}`}>{m.catalogue_where_online()}</a>
          </li>
        )}
        {guide.open.counter && place && <li>{m.catalogue_where_counter({ place })}</li>}
        {guide.open.counter && page.board && page.board.hoursLines.length > 0 && (
          <li>
            <Digits>{m.catalogue_where_hours({ hours: page.board.hoursLines.join(', ') })}</Digits>
          </li>
        )}
        {guide.open.post && <li>{m.catalogue_where_post()}</li>}
      </ul>
      <Agencies guide={guide} />
    </>
  )
}

function Agencies({ guide }: { guide: ProcedureGuide }) {
  const rows = [
    [m.catalogue_who(), guide.applicants.join('; ')],
    [m.catalogue_executing(), guide.executing.join('; ')],
    [m.catalogue_deciding(), guide.deciding ?? ''],
    [m.catalogue_consulted(), guide.consulted.join('; ')],
  ].filter(([, value]) => value)
  return (
    <dl className="dl section-s">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd lang="vi">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Result({ guide }: { guide: ProcedureGuide }) {
  if (guide.results.length === 0) return <p>{m.catalogue_no_limit()}</p>
  return (
    <ul className="bullets" lang="vi">
      {guide.results.map((result) => (
        <li key={result}>{result}</li>
      ))}
    </ul>
  )
}

/** A long text as it was published; nothing is said where nothing is known. */
function optionalPart(id: string, title: string, text: string | null): Part[] {
  if (!text) return []
  return [
    [
      id,
      title,
      <p key={id} className="prose" lang="vi">
        {text}
      </p>,
    ],
  ]
}

function Law({ guide }: { guide: ProcedureGuide }) {
  const { decision, overlay } = guide
  return (
    <div className="law">
      <ul className="bullets" lang="vi">
        {guide.law.map((each) => (
          <li key={each}>
            <Digits>{each}</Digits>
          </li>
        ))}
      </ul>
      {decision && (
        <p className="section-s">
          {decision.on
            ? m.catalogue_decision_on({ number: decision.number, day: dayText(dateParts(decision.on)) })
            : m.catalogue_decision({ number: decision.number })}
        </p>
      )}
      {overlay && <p>{m.catalogue_overlay({ basis: overlay.basis, day: dayText(dateParts(overlay.endsOn)) })}</p>}
      {guide.note && <p lang="vi">{guide.note}</p>}
    </div>
  )
}

function versionsPart(page: ProcedurePage): Part {
  return ['versions', m.catalogue_part_versions(), <Versions key="versions" page={page} />]
}

function Versions({ page }: { page: ProcedurePage }) {
  return (
    <ul className="bullets">
      {page.versions.map((version) => (
        <li key={version.number}>
          {version.here ? (
            <b className="b">
              <Digits>{version.line}</Digits>
            </b>
          ) : (
            <a href={`/catalogue/${encodeURIComponent(page.code)}?version=${version.number}`}>
              <Digits>{version.line}</Digits>
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
