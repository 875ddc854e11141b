import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { scopeOf } from '#platform/http/request-context.ts'
import { Digits } from '#platform/ui/digits.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { homeView } from '../home-view.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { procedures } = await homeView(scopeOf(args))
  return { procedures }
}

/** Before anything is filled in: which procedure is it? */
export default function SubmitStartPage() {
  const { procedures } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <DocumentTitle>{m.portal_submit_title()}</DocumentTitle>
      <p className="crumb">
        <a className="q" href="/">
          <Icon name="arrow-left" size="s" /> {m.platform_home()}
        </a>
      </p>
      <div className="reading wide">
        <h1>{m.portal_submit_title()}</h1>
        <p className="ink2">{m.portal_submit_lead()}</p>
        <form className="asksearch" action="/catalogue">
          <label className="sr" htmlFor="q">
            {m.portal_submit_search()}
          </label>
          <input id="q" className="in" type="search" name="q" placeholder={m.portal_submit_search()} maxLength={200} />
          <button className="btn btn-primary" type="submit">
            {m.portal_search()}
          </button>
        </form>
        <section className="section" aria-labelledby="usual">
          <h2 id="usual">{m.portal_usual()}</h2>
          <ul className="results">
            {procedures.map((procedure) => (
              <li key={procedure.code}>
                <a href={`/catalogue/${encodeURIComponent(procedure.code)}`}>{procedure.name}</a>
                {procedure.limit && (
                  <span className="m b">
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
          <p className="section-s">
            <a href="/catalogue">{m.portal_submit_all()}</a>
          </p>
        </section>
      </div>
    </div>
  )
}
