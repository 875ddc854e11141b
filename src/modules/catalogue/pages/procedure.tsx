import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { frameSource } from '#platform/http/render-context.ts'
import { scopeOf } from '#platform/http/request-context.ts'
import { Notice } from '#platform/ui/content.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { loadProcedurePage } from './procedure-page.ts'
import { NATIONAL_PORTAL, Parts } from './procedure-parts.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const scope = scopeOf(args)
  const board = await args.context.get(frameSource).board?.(scope)
  return loadProcedurePage(scope, args.params.code ?? '', new URL(args.request.url).searchParams.get('version'), board)
}

/** A procedure as an enterprise understands it: bring, time, money, where; the law at the end. */
export default function ProcedurePage() {
  const page = useLoaderData<typeof loader>()
  const { guide } = page
  return (
    <div className="wrap">
      <DocumentTitle>{page.name}</DocumentTitle>
      <p className="crumb">
        <a className="q" href="/catalogue">
          <Icon name="arrow-left" size="s" /> {m.catalogue_back()}
        </a>
      </p>
      <article className="reading wide">
        <p className="sub">
          {page.field && `${page.field} · `}
          <span className="num">{page.code}</span>
        </p>
        <h1>{page.name}</h1>
        {page.officialName && (
          <p className="ink2" lang="vi">
            {page.officialName}
          </p>
        )}
        <Standing />
        {guide && <Quick />}
        {guide && <Acts />}
        {guide && <Parts page={page} guide={guide} />}
      </article>
    </div>
  )
}

/** What must be known before anything else: superseded, not handled here, an old version. */
function Standing() {
  const page = useLoaderData<typeof loader>()
  if (page.status === 'listed') return <OnlyListed />
  return (
    <div className="stack-m section-s">
      {page.status === 'superseded' && (
        <Notice tone="warning" title={m.catalogue_superseded_title()}>
          {page.successors.length === 0 ? (
            <p>{m.catalogue_superseded_nothing()}</p>
          ) : (
            <>
              <p>{m.catalogue_superseded_text()}</p>
              <ul>
                {page.successors.map((each) => (
                  <li key={each.code}>
                    <a href={`/catalogue/${encodeURIComponent(each.code)}`}>{each.name}</a>{' '}
                    <span className="num sub">{each.code}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
      {page.status === 'current' && !page.inForce && <Notice tone="warning" title={m.catalogue_not_in_force()} />}
      {page.isOld && (
        <Notice tone="warning" title={m.catalogue_version_old()}>
          <a href={`/catalogue/${encodeURIComponent(page.code)}`}>{m.catalogue_version_current()}</a>
        </Notice>
      )}
      {page.officialName && <p className="sub">{m.catalogue_in_vietnamese()}</p>}
    </div>
  )
}

function OnlyListed() {
  const { listed, field } = useLoaderData<typeof loader>()
  return (
    <div className="section-s stack-m">
      <Notice tone="info" title={m.catalogue_listed_title()}>
        <p>{m.catalogue_listed_text()}</p>
      </Notice>
      <dl className="quick">
        {field && (
          <div>
            <dt>{m.catalogue_field()}</dt>
            <dd>{field}</dd>
          </div>
        )}
        {listed && listed.agencies.length > 0 && (
          <div>
            <dt>{m.catalogue_listed_agencies()}</dt>
            <dd>{listed.agencies.join('; ')}</dd>
          </div>
        )}
        {listed?.issuer && (
          <div>
            <dt>{m.catalogue_listed_issuer()}</dt>
            <dd>{listed.issuer}</dd>
          </div>
        )}
      </dl>
      <p className="lead-acts">
        <a className="btn btn-primary btn-lg" href={NATIONAL_PORTAL} rel="noreferrer">
          {m.catalogue_national_portal()} <Icon name="external" />
        </a>
      </p>
    </div>
  )
}

function Quick() {
  const { guide } = useLoaderData<typeof loader>()
  if (!guide) return null
  const facts = [
    [m.catalogue_quick_limit(), guide.limits ?? m.catalogue_no_limit()],
    [m.catalogue_quick_fee(), guide.fee],
    [m.catalogue_quick_channels(), guide.channels.join(', ')],
  ] as const
  return (
    <dl className="quick">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <Digits>{value}</Digits>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Acts() {
  const { submittable, code } = useLoaderData<typeof loader>()
  const path = encodeURIComponent(code)
  return (
    <p className="lead-acts">
      {submittable && (
        <a className="btn btn-primary btn-lg" href={`/portal/submit/${path}`}>
          <Icon name="send" /> {m.catalogue_submit()}
        </a>
      )}
      <a className="btn btn-lg" href={`/catalogue/${path}/print`}>
        <Icon name="printer" /> {m.catalogue_print()}
      </a>
    </p>
  )
}
