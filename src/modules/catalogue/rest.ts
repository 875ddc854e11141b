import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { problemAnswers } from '#platform/api/action-route.ts'
import type { ApiEnvironment } from '#platform/api/environment.ts'
import { decodeKey, pageOf, pageParameters, pageSchema } from '#platform/api/page-of.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { findProcedure, listFields, listProcedures } from './catalogue-queries.ts'
import { PROCEDURE_STATUSES } from './procedure.ts'
import { searchProcedures } from './search-queries.ts'
import { findLatestVersion, findVersionInForce, listVersions } from './version-queries.ts'

const tags = ['catalogue']
const Name = z.object({ vi: z.string(), en: z.string().nullable() })

const ProcedureHead = z
  .object({
    code: z.string().openapi({ example: '1.009664' }),
    status: z.enum(PROCEDURE_STATUSES).openapi({ description: '`listed`: only known from the national list.' }),
    name: Name,
    field_code: z.string().nullable(),
    field_name: z.string().nullable(),
  })
  .openapi('ProcedureHead')

const ProcedureWhole = ProcedureHead.extend({
  listed_agencies: z.array(z.string()),
  listed_issuer: z.string().nullable(),
  successors: z.array(z.string()),
  predecessors: z.array(z.string()),
  version: z
    .record(z.string(), z.unknown())
    .nullable()
    .openapi({ description: 'In force on `on`; null for codes that are only listed.' }),
  versions: z.array(z.record(z.string(), z.unknown())),
}).openapi('Procedure')

/** Public reading of the catalogue. */
export function mountCatalogueApi(api: OpenAPIHono<ApiEnvironment>): void {
  mountFields(api)
  mountList(api)
  mountOne(api)
}

function mountFields(api: OpenAPIHono<ApiEnvironment>): void {
  const Field = z
    .object({ code: z.string(), name: Name, current: z.number().int(), superseded: z.number().int() })
    .openapi('ProcedureField')
  const fields = createRoute({
    method: 'get',
    path: '/fields',
    tags,
    summary: 'Fields of procedures with how many there are',
    responses: {
      200: {
        description: 'In their order.',
        content: { 'application/json': { schema: z.object({ items: z.array(Field) }) } },
      },
      429: problemAnswers[429],
    },
  })
  api.openapi(fields, async (context) =>
    context.json({ items: await listFields(context.var.scope.app.database.db) }, 200),
  )
}

const listRoute = createRoute({
  method: 'get',
  path: '/procedures',
  tags,
  summary: 'Procedures by code, or the ones nearest to a search',
  description: 'A search answers with its best hits on one page; without one, pages follow the code.',
  request: {
    query: pageParameters.extend({
      search: z
        .string()
        .max(200)
        .optional()
        .openapi({ description: 'Words without diacritics, an abbreviation, or a code.' }),
      field: z.string().max(20).optional(),
      status: z.enum(PROCEDURE_STATUSES).optional(),
    }),
  },
  responses: {
    200: { description: 'One page.', content: { 'application/json': { schema: pageSchema(ProcedureHead) } } },
    422: problemAnswers[422],
    429: problemAnswers[429],
  },
})

function mountList(api: OpenAPIHono<ApiEnvironment>): void {
  api.openapi(listRoute, async (context) => {
    const { db } = context.var.scope.app.database
    const { search, field, status, after, limit } = context.req.valid('query')
    if (search?.trim()) {
      const found = await searchProcedures(db, search, limit)
      const items = found.filter((row) => (!field || row.field_code === field) && (!status || row.status === status))
      return context.json({ items, next: null }, 200)
    }
    const from = after ? decodeKey(after, z.tuple([z.string()]))[0] : undefined
    const { rows, next } = await listProcedures(db, {
      limit,
      ...(field ? { field_code: field } : {}),
      ...(status ? { status } : {}),
      ...(from ? { after: from } : {}),
    })
    // The list already asked for one row more than the page: `next` says whether there is another.
    const page = pageOf(next ? [...rows, ...rows.slice(-1)] : rows, limit, (row) => [row.code])
    return context.json({ items: [...page.items], next: page.next }, 200)
  })
}

function mountOne(api: OpenAPIHono<ApiEnvironment>): void {
  const one = createRoute({
    method: 'get',
    path: '/procedures/{code}',
    tags,
    summary: 'One procedure with the version in force: cases, papers, limits, fees, law, process',
    request: {
      params: z.object({ code: z.string().max(100) }),
      query: z.object({
        on: z.iso
          .date()
          .optional()
          .openapi({ description: 'Day for which the version is asked; today when left out.' }),
      }),
    },
    responses: {
      200: { description: 'The procedure.', content: { 'application/json': { schema: ProcedureWhole } } },
      404: problemAnswers[404],
      429: problemAnswers[429],
    },
  })
  api.openapi(one, async (context) => {
    const { app } = context.var.scope
    const { db } = app.database
    const { code } = context.req.valid('param')
    const { on } = context.req.valid('query')
    const procedure = await findProcedure(db, code)
    if (!procedure) throw new Refusal(404, 'procedure_unknown', m.catalogue_not_found({ code }))
    const inForce = await findVersionInForce(db, code, on ?? legalDay(app.clock.now()))
    const version = inForce ?? (on ? undefined : await findLatestVersion(db, code))
    const versions = await listVersions(db, code)
    return context.json(
      { ...procedure, version: plain(version), versions: versions.map((each) => plain(each) ?? {}) },
      200,
    )
  })
}

function plain(value: object | undefined): Record<string, unknown> | null {
  return value === undefined ? null : (value as Record<string, unknown>)
}
