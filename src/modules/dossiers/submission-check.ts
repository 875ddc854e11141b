import type { ProcedureVersion } from '#modules/catalogue/exports.ts'
import { parseInput } from '#platform/access/action.ts'
import { type FieldProblem, FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { checkComponents } from './component-check.ts'
import { lodgingInput } from './lodging-input.ts'
import { checkParty } from './party-input.ts'

/**
 * Everything that `submit` would refuse in what was typed, all at once: an applicant who looks the submission over before
 * sending it shall not learn of the next problem only after the one before. Empty: it can be sent.
 */
export function findSubmissionProblems(
  version: ProcedureVersion,
  caseCode: string | null,
  typed: unknown,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  const collect = <Result>(check: () => Result): Result | undefined => {
    try {
      return check()
    } catch (error) {
      if (!(error instanceof FormProblem)) throw error
      problems.push(...error.problems)
      return undefined
    }
  }
  const input = collect(() => parseInput(lodgingInput, typed))
  if (input) {
    collect(() => checkParty(input))
    if (input.owner_phone === null && input.submitter_phone === null) problems.push(phoneMissing())
  }
  const { components, files } = lodgingInput.pick({ components: true, files: true }).parse(pickParts(typed))
  collect(() => checkComponents(version, caseCode, { components, files }))
  return problems
}

/** Without an account the phone is the only second factor of tracking. */
export function phoneMissing(): FieldProblem {
  return { path: 'owner_phone', message: m.dossiers_phone_missing() }
}

/** The papers can be looked at even when something else does not parse. */
function pickParts(typed: unknown): { components?: unknown; files?: unknown } {
  const { components, files } = typed as { components?: unknown; files?: unknown }
  const parts = lodgingInput.pick({ components: true, files: true }).safeParse({ components, files })
  return parts.success ? { components, files } : {}
}
