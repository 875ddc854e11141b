import { m } from '#words'
import type { FieldProblem } from '../errors.ts'
import { FormProblem, Refusal } from '../errors.ts'

/** RFC 9457. `code` is stable for programs, `detail` is the sentence for people, in the caller's language. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  /** What may be done instead. */
  instead?: readonly string[]
  /** Of a 422: each field with its path and its sentence. */
  errors?: readonly FieldProblem[]
  /** Of a 500: under this id the fault stands in the log. */
  fault?: string
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
}

export function problemResponse(status: number, code: string, detail: string, more: Partial<Problem> = {}): Response {
  const problem: Problem = {
    type: `/api/v1/docs#problem-${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    code,
    ...more,
  }
  return Response.json(problem, {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  })
}

export function problemOf(error: unknown, fault: string): Response {
  if (error instanceof Refusal) {
    return problemResponse(
      error.status,
      error.code,
      error.message,
      error.instead.length > 0 ? { instead: error.instead } : {},
    )
  }
  if (error instanceof FormProblem) {
    return problemResponse(422, 'form_problem', m.platform_form_problem({ count: error.problems.length }), {
      errors: error.problems,
    })
  }
  return problemResponse(500, 'fault', m.platform_fault({ id: fault }), { fault })
}
