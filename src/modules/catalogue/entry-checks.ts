/** What a schema cannot say about a procedure: that its parts fit together. Pure. */
import type { ProcedureEntry } from './catalogue.ts'
import type { Process } from './procedure.ts'

/** An error of an import, with its place inside the procedure. `rule` names the sentence in the messages. */
export interface PartProblem {
  path: (string | number)[]
  rule: string
  detail: Record<string, string | number>
}

/** All contradictions inside one procedure; empty when it is sound. Defects of content are not errors but flags (`flag-rules.ts`). */
export function checkEntry(entry: ProcedureEntry): PartProblem[] {
  return [
    ...checkCases(entry),
    ...checkValidity(entry),
    ...entry.processes.flatMap((process, index) => checkProcess(entry, process, index)),
  ]
}

function checkCases(entry: ProcedureEntry): PartProblem[] {
  const codes = entry.cases.map((found) => found.code)
  const problems: PartProblem[] = []
  for (const [index, found] of entry.cases.entries()) {
    if (codes.indexOf(found.code) !== index) {
      problems.push({ path: ['cases', index, 'code'], rule: 'case_twice', detail: { code: found.code } })
    }
    for (const [at, { channel }] of found.channel_limits.entries()) {
      if (entry.channels.includes(channel)) continue
      problems.push({
        path: ['cases', index, 'channel_limits', at, 'channel'],
        rule: 'channel_not_open',
        detail: { channel },
      })
    }
  }
  for (const [index, fee] of entry.fees.entries()) {
    if (fee.case_code === null || codes.includes(fee.case_code)) continue
    problems.push({ path: ['fees', index, 'case_code'], rule: 'no_such_case', detail: { code: fee.case_code } })
  }
  return problems
}

function checkValidity(entry: ProcedureEntry): PartProblem[] {
  const problems: PartProblem[] = []
  if (entry.valid_from !== null && entry.valid_to !== null && entry.valid_to < entry.valid_from) {
    problems.push({
      path: ['valid_to'],
      rule: 'ends_before_it_begins',
      detail: { from: entry.valid_from, to: entry.valid_to },
    })
  }
  if (entry.successors.includes(entry.code)) {
    problems.push({ path: ['successors'], rule: 'succeeds_itself', detail: { code: entry.code } })
  }
  return problems
}

/** The shape on which the handling of dossiers relies: reception first, one signing, one issuing after it, returning last. */
function checkProcess(entry: ProcedureEntry, process: Process, index: number): PartProblem[] {
  const at = ['processes', index]
  const problems: PartProblem[] = []
  const refuse = (rule: string, ...path: (string | number)[]) =>
    problems.push({ path: [...at, ...path], rule, detail: { process: process.code } })
  const kinds = process.steps.map((step) => step.kind)
  const count = (kind: string) => kinds.filter((found) => found === kind).length
  if (kinds[0] !== 'reception') refuse('process_starts_with_reception', 'steps', 0, 'kind')
  if (kinds.at(-1) !== 'returning') refuse('process_ends_with_returning', 'steps', kinds.length - 1, 'kind')
  if (count('signing') !== 1 || count('issuing') !== 1 || kinds.indexOf('issuing') < kinds.indexOf('signing')) {
    refuse('process_signs_then_issues', 'steps')
  }
  for (const code of process.case_codes) {
    if (!entry.cases.some((found) => found.code === code)) refuse('no_such_case', 'case_codes')
  }
  if (entry.processes.findIndex((other) => other.code === process.code) !== index) refuse('process_twice', 'code')
  return problems
}
