import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { legalDay } from '#platform/clock.ts'
import { scopeOf } from '#platform/http/request-context.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { Pager } from '#platform/ui/lists.tsx'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { type FieldCount, listFields, listProcedures, type ProcedureRow } from '../catalogue-queries.ts'
import { listLimits } from '../limit-queries.ts'
import { limitsText } from '../limit-words.ts'
import type { BilingualText } from '../procedure.ts'
import { searchProcedures } from '../search-queries.ts'
import { type ProcedureLine, ProcedureLines } from './procedure-lines.tsx'

const PAGE = 30
const MOST_FOUND = 40
const LONGEST_SEARCH = 200

export async function loader(args: LoaderFunctionArgs) {
  const { app, locale } = scopeOf(args)
  const { db } = app.database
  const search = new URL(args.request.url).searchParams
  const text = (search.get('q') ?? '').trim().slice(0, LONGEST_SEARCH)
  const fields = await listFields(db)
  const field = fields.find((each) => each.code === search.get('field'))
  // A whole code is not looked for: it is opened.
  const exact = text ? await exactCode(db, text) : undefined
  if (exact) throw redirect(`/catalogue/${encodeURIComponent(exact)}`)
  const { rows, next } = text
    ? { rows: await searchProcedures(db, text, MOST_FOUND), next: null }
    : await listProcedures(db, {
        limit: PAGE,
        status: 'current',
        ...(field ? { field_code: field.code } : {}),
        ...(search.get('after') ? { after: search.get('after') ?? '' } : {}),
      })
  return {
    text,
    next,
    most: rows.length === MOST_FOUND,
    field: field ? { code: field.code, name: nameIn(field.name, locale) } : null,
    fields: fields
      .filter((each) => each.current > 0)
      .map((each) => ({ code: each.code, name: nameIn(each.name, locale), count: each.current })),
    lines: await linesOf(args, rows, fields),
  }
}

async function exactCode(db: Parameters<typeof searchProcedures>[0], text: string): Promise<string | undefined> {
  if (!/^(\d\.\d{6}|[A-Z]{2,}-[A-Z0-9-]+)$/i.test(text)) return undefined
  const row = await db
    .selectFrom('procedure')
    .select('code')
    .where('code', 'in', [text, text.toUpperCase()])
    .executeTakeFirst()
  return row?.code
}

async function linesOf(
  args: LoaderFunctionArgs,
  rows: readonly ProcedureRow[],
  fields: readonly FieldCount[],
): Promise<ProcedureLine[]> {
  const { app, locale } = scopeOf(args)
  const codes = rows.filter((row) => row.status === 'current').map((row) => row.code)
  const limits = await listLimits(app.database.db, codes, legalDay(app.clock.now()))
  return rows.map((row) => ({
    code: row.code,
    status: row.status,
    name: nameIn(row.name, locale),
    field: fieldName(row, fields, locale),
    limit: limitsText(limits.get(row.code) ?? [], locale) || null,
  }))
}

function fieldName(row: ProcedureRow, fields: readonly FieldCount[], locale: Locale): string | null {
  const field = fields.find((each) => each.code === row.field_code)
  return field ? nameIn(field.name, locale) : row.field_name
}

function nameIn(name: BilingualText, locale: Locale): string {
  return (locale === 'en' && name.en) || name.vi
}

/** One search, the fields, and a list: what a person needs to find the one procedure that is theirs. */
export default function CataloguePage() {
  const { text, fields, field, lines, next } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <DocumentTitle>{text || field?.name || m.catalogue_title()}</DocumentTitle>
      <div className="reading wide">
        <h1>{m.catalogue_title()}</h1>
        <p className="ink2">{m.catalogue_lead()}</p>
        <form className="asksearch" action="/catalogue">
          <label className="sr" htmlFor="q">
            {m.catalogue_search_label()}
          </label>
          <input
            id="q"
            className="in"
            type="search"
            name="q"
            defaultValue={text}
            placeholder={m.catalogue_search_label()}
            maxLength={LONGEST_SEARCH}
          />
          <button className="btn btn-primary" type="submit">
            {m.catalogue_search()}
          </button>
        </form>
        {text ? (
          <Found />
        ) : (
          <section className="section" aria-labelledby="fields">
            <h2 id="fields">{m.catalogue_fields()}</h2>
            <div className="fieldlist">
              {fields.map((each) => (
                <a
                  key={each.code}
                  className={each.code === field?.code ? 'q on' : 'q'}
                  href={`/catalogue?field=${each.code}`}
                  aria-current={each.code === field?.code ? 'true' : undefined}
                >
                  {each.name}
                  <span className="num sub">{each.count}</span>
                </a>
              ))}
            </div>
          </section>
        )}
        {!text && (
          <section className="section" aria-labelledby="list">
            <h2 id="list">{field ? m.catalogue_list_title({ field: field.name }) : m.catalogue_list_all()}</h2>
            <ProcedureLines lines={lines} />
            <Pager next={next} />
          </section>
        )}
      </div>
    </div>
  )
}

function Found() {
  const { text, lines, most } = useLoaderData<typeof loader>()
  if (lines.length === 0) {
    return (
      <EmptyState
        title={m.catalogue_found_none({ text })}
        acts={
          <a className="btn" href="/catalogue">
            {m.catalogue_fields()}
          </a>
        }
      >
        {m.catalogue_found_none_text()}
      </EmptyState>
    )
  }
  return (
    <section className="section" aria-labelledby="found">
      <h2 id="found">
        <Digits>
          {most
            ? m.catalogue_found_many({ count: lines.length, text })
            : m.catalogue_found({ count: lines.length, text })}
        </Digits>
      </h2>
      <ProcedureLines lines={lines} />
    </section>
  )
}
