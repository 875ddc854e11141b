import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { legalDay } from '#platform/clock.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import { type CommittedLimit, listPromisesFor } from '../committed-limit-queries.ts'
import { endCommittedLimit, insertCommittedLimit } from '../committed-limit-store.ts'
import type { Limit, ProcedureVersion } from '../procedure.ts'
import { findVersionInForce } from '../version-queries.ts'

/** Whoever binds a board to a shorter time than the law's. */
export const MANAGE_COMMITMENTS = 'catalogue.commit'
export const COMMITTED_UNITS = ['working_days', 'working_hours', 'days'] as const

const said = (message: () => string, most = 200) =>
  z.string({ error: message }).trim().min(1, { error: message }).max(most)

/**
 * Cam kết cắt giảm thời gian giải quyết: a decision of the board promises less than the law allows. A new dated row; the one
 * before ends on its eve. Dossiers that were received under another promise keep theirs.
 */
export const commitToLimit = defineAction({
  name: 'catalogue.commit_to_limit',
  permission: MANAGE_COMMITMENTS,
  input: z.object({
    unit_id: z.uuid({ error: () => m.catalogue_committed_choose_unit() }),
    procedure_code: said(() => m.catalogue_committed_no_procedure(), 50),
    case_code: z
      .string()
      .trim()
      .nullish()
      .transform((text) => text || null),
    limit_value: z.coerce
      .number({ error: () => m.catalogue_committed_no_value() })
      .positive({ error: () => m.catalogue_committed_no_value() })
      .max(1000, { error: () => m.catalogue_committed_no_value() }),
    limit_unit: z.enum(COMMITTED_UNITS, { error: () => m.catalogue_committed_no_value() }),
    decision_number: said(() => m.catalogue_committed_no_decision()),
    decision_on: z.iso.date({ error: () => m.catalogue_committed_no_day() }),
    valid_from: z.iso.date({ error: () => m.catalogue_committed_no_day() }),
  }),
  async run({ tx, actor, now, about, requireIn }, input) {
    requireIn([input.unit_id])
    about(input.procedure_code, input.unit_id)
    const today = legalDay(now)
    const version = await findVersionInForce(tx, input.procedure_code, input.valid_from)
    const problems = problemsOf(input, version, today)
    if (problems.length > 0) throw new FormProblem(problems)
    const [latest] = await listPromisesFor(tx, input)
    if (latest) await giveWay(latest, input.valid_from, (id, day) => endCommittedLimit(tx, id, day))
    const id = await insertCommittedLimit(tx, { ...input, valid_to: null, entered_by: actor.name, entered_at: now })
    return { id }
  },
})

interface Given {
  case_code: string | null
  limit_value: number
  limit_unit: (typeof COMMITTED_UNITS)[number]
  decision_on: string
  valid_from: string
}

function problemsOf(input: Given, version: ProcedureVersion | undefined, today: string) {
  const problems: { path: string; message: string }[] = []
  if (input.valid_from < today) problems.push({ path: 'valid_from', message: m.catalogue_committed_past() })
  if (input.decision_on > today)
    problems.push({ path: 'decision_on', message: m.catalogue_committed_future_decision() })
  if (input.limit_unit === 'days' && !Number.isInteger(input.limit_value))
    problems.push({ path: 'limit_value', message: m.catalogue_committed_whole_days() })
  if (!version) return [...problems, { path: 'procedure_code', message: m.catalogue_committed_no_procedure() }]
  const cases = version.cases.filter((each) => input.case_code === null || each.code === input.case_code)
  if (cases.length === 0) return [...problems, { path: 'case_code', message: m.catalogue_committed_no_case() }]
  const promised = { value: input.limit_value, unit: input.limit_unit }
  if (cases.some((each) => each.limit !== null && !isShorter(promised, each.limit)))
    problems.push({ path: 'limit_value', message: m.catalogue_committed_not_shorter() })
  return problems
}

/** Only what can be compared is refused: how many calendar days a working day is depends on the week. */
function isShorter(promised: Pick<Limit, 'value' | 'unit'>, legal: Pick<Limit, 'value' | 'unit'>): boolean {
  const [less, more] = [hoursOf(promised), hoursOf(legal)]
  if (less !== null && more !== null) return less < more
  return promised.unit !== legal.unit || promised.value < legal.value
}

function hoursOf({ value, unit }: Pick<Limit, 'value' | 'unit'>): number | null {
  if (unit === 'working_hours') return value
  return unit === 'working_days' ? value * 8 : null
}

async function giveWay(
  latest: CommittedLimit,
  from: string,
  end: (id: string, lastDay: string) => Promise<void>,
): Promise<void> {
  if (latest.valid_from >= from)
    throw new FormProblem([{ path: 'valid_from', message: m.catalogue_committed_day_taken() }])
  const eve = Temporal.PlainDate.from(from).subtract({ days: 1 }).toString()
  if (latest.valid_to === null || latest.valid_to > eve) await end(latest.id, eve)
}
