import type { OpenAPIHono } from '@hono/zod-openapi'
import { readApiDocument } from './api-document.ts'
import { documentationPage, documentationStyle } from './documentation-page.ts'
import type { ApiEnvironment } from './environment.ts'

/** The OpenAPI 3.1 document, made from the same schemas that check the requests, and a page to read it without any tool. */
export function apiDocumentation(api: OpenAPIHono<ApiEnvironment>, version: string): void {
  const document = () =>
    api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Một Cửa',
        version,
        description:
          'The same acts and questions as the pages. Instants are ISO 8601 with offset, days are YYYY-MM-DD, money is whole đồng. Errors are problem+json (RFC 9457). Repeat a request with the same Idempotency-Key and it acts once.',
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      servers: [{ url: '/api/v1' }],
      security: [{ token: [] }, { session: [] }],
    })
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'Token of an integration',
  })
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'motcua.session_token',
  })
  api.get('/openapi.json', (context) => context.json(document(), 200, { 'Cache-Control': 'no-cache' }))
  api.get('/docs', (context) => context.html(documentationPage(readApiDocument(document()), context.var.scope.locale)))
  api.get('/docs.css', (context) =>
    context.body(documentationStyle(), 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'max-age=3600',
    }),
  )
}
