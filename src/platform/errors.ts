/**
 * The four ways in which a request can fail (docs/architecture.md, rule 8). Texts come from the words of the
 * capability that refuses, so a refusal is already in the reader's language when it is thrown.
 */

/** A rule says no: HTTP 403 (not allowed), 404 (not there, or not yours to see), 409 (wrong state, somebody was faster). */
export class Refusal extends Error {
  readonly status: 403 | 404 | 409 | 422 | 429
  readonly code: string
  /** What the person may do instead, one sentence each. */
  readonly instead: readonly string[]

  constructor(status: 403 | 404 | 409 | 422 | 429, code: string, message: string, instead: readonly string[] = []) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.instead = instead
  }
}

export interface FieldProblem {
  /** Path of the field as in the submitted form or JSON: `components.0.originals`. */
  path: string
  message: string
}

/** What was typed cannot be accepted (HTTP 422): the same page comes back with the typed values kept. */
export class FormProblem extends Error {
  readonly problems: readonly FieldProblem[]

  constructor(problems: readonly FieldProblem[]) {
    super(problems.map((problem) => `${problem.path}: ${problem.message}`).join('; '))
    this.name = 'FormProblem'
    this.problems = problems
  }
}

/** True for the errors that were meant for the person; everything else is a fault (HTTP 500 with a short id, logged). */
export function isMeantForPeople(error: unknown): error is Refusal | FormProblem {
  return error instanceof Refusal || error instanceof FormProblem
}
