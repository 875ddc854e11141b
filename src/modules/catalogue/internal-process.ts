/**
 * The internal process (quy trình nội bộ) of a case: the one that comes with the procedure, or a sensible default whose
 * step budgets are shares of the legal limit. Pure.
 */
import type { Channel, Limit, Process, ProcessStep, VersionContent } from './procedure.ts'
import { caseOf, limitOf } from './version-parts.ts'

/** One working day is eight working hours (domain/law.md §1.8). */
const HOURS_A_DAY = 8

/**
 * How many working hours a limit holds at least, for dividing it among steps; never for a due date. Plain days keep five of
 * seven, a month counts as 30 plain days, elapsed hours keep one of three.
 */
export function workingHoursIn(limit: Limit): number {
  switch (limit.unit) {
    case 'working_hours':
      return limit.value
    case 'hours':
      return limit.value / 3
    case 'working_days':
      return limit.value * HOURS_A_DAY
    case 'days':
      return (limit.value * HOURS_A_DAY * 5) / 7
    case 'months':
      return (limit.value * 30 * HOURS_A_DAY * 5) / 7
  }
}

/** Working hours of all steps together; steps without a budget count as none. */
export function budgetedHours(steps: readonly ProcessStep[]): number {
  return steps.reduce((sum, step) => sum + (step.budget ? workingHoursIn(step.budget) : 0), 0)
}

type Share = Pick<ProcessStep, 'kind' | 'role' | 'name'> & { share: number; capHours: number }

const APPRAISAL = 2

/** Names are data of the process, so Vietnamese. Moving paper is capped at half a day: it does not grow with the limit. */
const SHARES: readonly Share[] = [
  { kind: 'reception', role: 'counter_officer', name: 'Tiếp nhận, kiểm tra, số hóa hồ sơ', share: 0.05, capHours: 4 },
  { kind: 'assignment', role: 'head', name: 'Phân công xử lý', share: 0.05, capHours: 4 },
  { kind: 'appraisal', role: 'specialist', name: 'Thẩm định hồ sơ, dự thảo kết quả', share: 0, capHours: Infinity },
  { kind: 'review', role: 'head', name: 'Kiểm tra, trình ký', share: 0.1, capHours: 16 },
  { kind: 'signing', role: 'leader', name: 'Ký duyệt kết quả', share: 0.15, capHours: 16 },
  { kind: 'issuing', role: 'clerk', name: 'Lấy số, đóng dấu, phát hành', share: 0.05, capHours: 4 },
  { kind: 'returning', role: 'counter_officer', name: 'Trả kết quả', share: 0.05, capHours: 4 },
]

/**
 * The process of a procedure that came without one: seven steps, budgets proportionate to the legal limit, their sum never
 * above it. Quarter days from two working days up, parts of hours below. Without a limit the steps have no budget.
 */
export function defaultProcess(limit: Limit | null): Process {
  const budgets = limit ? divide(workingHoursIn(limit)) : SHARES.map(() => null)
  return {
    code: 'DEFAULT',
    name: 'Quy trình nội bộ mặc định',
    case_codes: [],
    origin: 'default',
    issued_by: null,
    source: null,
    confidence: 'illustrative',
    note: null,
    steps: SHARES.map(({ kind, role, name }, index) => ({
      name,
      kind,
      role,
      unit_hint: null,
      budget: budgets[index] ?? null,
      external: false,
      output: null,
    })),
  }
}

/** The process by which a dossier of this case is handled. A process that does not fit into the case's limit is not used. */
export function processOf(version: VersionContent, caseCode: string | null, channel: Channel = 'counter'): Process {
  const limit = limitOf(version, caseCode, channel)
  const chosen = caseOf(version, caseCode).code
  const fits = (process: Process) => !limit || budgetedHours(process.steps) <= workingHoursIn(limit) + 1e-6
  const serves = (process: Process) => process.case_codes.length === 0 || process.case_codes.includes(chosen)
  const named = version.processes.find((process) => process.case_codes.length > 0 && serves(process) && fits(process))
  return named ?? version.processes.find((process) => serves(process) && fits(process)) ?? defaultProcess(limit)
}

function divide(totalHours: number): Limit[] {
  const inDays = totalHours >= 2 * HOURS_A_DAY
  const quantum = inDays ? HOURS_A_DAY / 4 : totalHours >= 5 ? 0.25 : totalHours / 20
  const floor = (hours: number) => Math.floor(hours / quantum + 1e-9) * quantum
  const hours = SHARES.map(({ share, capHours }) => Math.max(quantum, floor(Math.min(share * totalHours, capHours))))
  const others = hours.reduce((sum, value, index) => (index === APPRAISAL ? sum : sum + value), 0)
  hours[APPRAISAL] = floor(totalHours - others)
  return hours.map((value) => budget(inDays ? value / HOURS_A_DAY : value, inDays))
}

function budget(value: number, inDays: boolean): Limit {
  return { value: Math.floor(value * 1000) / 1000, unit: inDays ? 'working_days' : 'working_hours', counting: 'hours' }
}
