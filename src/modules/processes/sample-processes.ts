/** Processes for tests: a sound one of seven steps, and small changes of it. */
import type { Limit } from '#modules/catalogue/exports.ts'
import { type LintContext, lintProcess } from './lint.ts'
import { type InternalProcess, type Kind, newProcess, newStep, type Step } from './process.ts'

export const days = (value: number): Limit => ({ value, unit: 'working_days', counting: 'hours' })
export const hours = (value: number): Limit => ({ value, unit: 'working_hours', counting: 'hours' })

const ROWS: readonly [Kind, Step['assignee']['role'], string, string, number, string | null][] = [
  [
    'reception',
    'counter_officer',
    'Bộ phận Một cửa',
    'Tiếp nhận, kiểm tra, số hóa hồ sơ',
    0.5,
    'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  ],
  ['assignment', 'head', 'Trưởng phòng Quản lý đầu tư', 'Phân công xử lý', 0.25, null],
  [
    'appraisal',
    'specialist',
    'Chuyên viên phòng Quản lý đầu tư',
    'Thẩm định hồ sơ, dự thảo kết quả',
    6,
    'Tờ trình, dự thảo Giấy chứng nhận',
  ],
  ['review', 'head', 'Trưởng phòng Quản lý đầu tư', 'Kiểm tra, trình lãnh đạo', 1, null],
  ['signing', 'leader', 'Lãnh đạo Ban', 'Ký duyệt', 1.5, 'Giấy chứng nhận đã ký'],
  ['issuing', 'clerk', 'Văn thư', 'Lấy số, đóng dấu', 0.25, null],
  ['returning', 'counter_officer', 'Bộ phận Một cửa', 'Trả kết quả', 0.5, null],
]

/** Seven steps, ten working days exactly; keys `b1` … `b7`. */
export function soundProcess(change: Partial<InternalProcess> = {}): InternalProcess {
  return newProcess({
    code: 'QT-01',
    name: 'Cấp Giấy chứng nhận đăng ký đầu tư',
    limit: days(10),
    steps: ROWS.map(([kind, role, hint, name, value, output], index) =>
      newStep({
        key: `b${index + 1}`,
        number: String(index + 1),
        name,
        kind,
        assignee: { role, hint, external: false },
        budget: days(value),
        output,
      }),
    ),
    ...change,
  })
}

/** The sound process with some of its steps changed. */
export function changed(steps: Record<string, Partial<Step>>, change: Partial<InternalProcess> = {}): InternalProcess {
  const sound = soundProcess(change)
  return { ...sound, steps: sound.steps.map((step) => ({ ...step, ...steps[step.key] })) }
}

/** The sound process without some of its steps. */
export function without(keys: readonly string[], change: Partial<InternalProcess> = {}): InternalProcess {
  const sound = soundProcess(change)
  return { ...sound, steps: sound.steps.filter(({ key }) => !keys.includes(key)) }
}

export const go = (to: string, at_most: number | null = null) => ({ kind: 'go' as const, to, at_most })
const side = (key: string, number: string, budget = days(2)) =>
  newStep({
    key,
    number,
    name: `Việc ${number}`,
    kind: 'appraisal',
    assignee: { role: 'specialist', hint: null, external: false },
    budget,
  })

/** b3 is followed by two steps side by side, which meet at b4. */
export function parallel(join: 'all' | 'any' | 'lead', lead: string | null, left = days(2), right = days(2)) {
  const sound = soundProcess()
  const steps = sound.steps.flatMap((step) =>
    step.key === 'b3'
      ? [
          { ...step, budget: days(1), flow: { kind: 'parallel' as const, to: ['p1', 'p2'], join, lead, at: 'b4' } },
          { ...side('p1', '3a', left), flow: go('b4') },
          { ...side('p2', '3b', right), flow: go('b4') },
        ]
      : [step],
  )
  return { ...sound, steps }
}

export function choice(
  branches: { when: object; to: string }[],
  otherwise: string | null,
  change: Partial<InternalProcess> = {},
) {
  const flow = {
    kind: 'choice',
    branches: branches.map((branch) => ({ at_most: null, ...branch })),
    otherwise: otherwise === null ? null : { to: otherwise, at_most: null },
  }
  return changed({ b3: { flow: flow as never } }, change)
}
export const online = { field: 'channel', is: '=', value: 'online' }

/** `rule@step`, so that a test says what is found and where. */
export const rulesOf = (process: InternalProcess, context?: LintContext) =>
  lintProcess(process, context).map(({ rule, step }) => (step === null ? rule : `${rule}@${step}`))
