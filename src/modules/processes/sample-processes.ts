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
    limit: { value: 10, unit: 'working_days', counting: 'civil_code' },
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

/** Branches, a counted loop, steps side by side, consultation, levels of signing: everything that a table can say. */
export function richProcess(): InternalProcess {
  const person = (role: Step['assignee']['role'], hint: string, external = false) => ({
    assignee: { role, hint, external },
  })
  const answers = (value: string) => ({ field: 'answer.thuc_dia', is: '=' as const, value })
  return newProcess({
    code: 'QT-GPXD-01',
    name: 'Cấp giấy phép xây dựng trong khu công nghiệp',
    decision: {
      number: '2547/QĐ-BQL',
      date: '2026-12-01',
      agency: 'Ban Quản lý các khu công nghiệp',
      amends: 'Quyết định số 12/QĐ-BQL',
    },
    effective_from: '2026-12-07',
    limit: { value: 20, unit: 'working_days', counting: 'civil_code' },
    serves: [{ procedure_code: '1.013236', case_codes: ['1', '2'] }],
    questions: [{ key: 'thuc_dia', text: 'Có phải kiểm tra thực địa không?', choices: ['có', 'không'] }],
    steps: [
      newStep({
        key: 'b1',
        number: '1',
        name: 'Tiếp nhận hồ sơ',
        kind: 'reception',
        ...person('counter_officer', 'Bộ phận Một cửa'),
        budget: hours(4),
        prints: ['receipt', 'control_slip'],
        checklist: ['Đủ thành phần hồ sơ', 'Bản vẽ có ký số'],
        output: 'Giấy tiếp nhận',
      }),
      newStep({
        key: 'b2',
        number: '2',
        name: 'Phân công',
        kind: 'assignment',
        ...person('head', 'Trưởng phòng Quy hoạch – Xây dựng'),
        budget: hours(2),
      }),
      newStep({
        key: 'b3',
        number: '3',
        name: 'Kiểm tra hồ sơ',
        content: 'Đối chiếu quy hoạch;\nxác định việc kiểm tra thực địa',
        kind: 'appraisal',
        ...person('specialist', 'Chuyên viên'),
        budget: days(2),
        acts: ['complete_step', 'request_supplement'],
        flow: {
          kind: 'choice',
          branches: [{ when: answers('có'), to: 'b4', at_most: null }],
          otherwise: { to: 'b6', at_most: null },
        },
      }),
      newStep({
        key: 'b4',
        number: '4',
        name: 'Giao việc kiểm tra',
        kind: 'assignment',
        ...person('head', 'Trưởng phòng'),
        budget: hours(2),
        flow: { kind: 'parallel', to: ['b5', 'b5b'], join: 'all', lead: null, at: 'b6' },
      }),
      newStep({
        key: 'b5',
        number: '5a',
        name: 'Kiểm tra thực địa',
        kind: 'appraisal',
        ...person('specialist', 'Chuyên viên'),
        budget: days(3),
        flow: { kind: 'go', to: 'b6', at_most: null },
      }),
      newStep({
        key: 'b5b',
        number: '5b',
        name: 'Lấy ý kiến các cơ quan',
        kind: 'consultation',
        ...person('specialist', 'Chuyên viên'),
        budget: days(5),
        consultation: {
          agencies: [
            { name: 'Sở Xây dựng', budget: days(5) },
            { name: 'Công an tỉnh', budget: days(3) },
          ],
          join: 'lead',
          lead: 0,
        },
      }),
      newStep({
        key: 'b6',
        number: '6',
        name: 'Tổng hợp, dự thảo giấy phép',
        kind: 'appraisal',
        ...person('specialist', 'Chuyên viên'),
        budget: days(2),
        returns_to: ['b3'],
        note: 'Theo mẫu của Bộ',
      }),
      newStep({
        key: 'b7',
        number: '7',
        name: 'Ký trình',
        kind: 'signing',
        ...person('leader', 'Phó Trưởng ban'),
        budget: days(1),
        sign_level: 1,
        flow: {
          kind: 'choice',
          branches: [{ when: { all: [answers('không'), { field: 'fee', is: '>', value: 0 }] }, to: 'b6', at_most: 1 }],
          otherwise: { to: 'b8', at_most: null },
        },
      }),
      newStep({
        key: 'b8',
        number: '8',
        name: 'Ký duyệt',
        kind: 'signing',
        ...person('leader', 'Trưởng ban'),
        budget: days(1),
        sign_level: 2,
      }),
      newStep({
        key: 'b9',
        number: '9',
        name: 'Chủ đầu tư nộp nghĩa vụ tài chính',
        kind: 'appraisal',
        ...person('specialist', 'Chủ đầu tư', true),
        budget: days(10),
        counted: false,
      }),
      newStep({
        key: 'b10',
        number: '10',
        name: 'Lấy số, đóng dấu',
        kind: 'issuing',
        ...person('clerk', 'Văn thư'),
        budget: hours(2),
      }),
      newStep({
        key: 'b11',
        number: '11',
        name: 'Trả kết quả',
        kind: 'returning',
        ...person('counter_officer', 'Bộ phận Một cửa'),
        counted: false,
      }),
    ].map((step, at, all) =>
      renamed(
        step,
        at,
        all.map(({ key }) => key),
      ),
    ),
  })
}

/** Keys by place, as a table gives them. */
function renamed(step: Step, at: number, keys: readonly string[]): Step {
  const text = JSON.stringify({ ...step, key: '' }).replace(
    /"(b\d+b?)"/g,
    (_, key: string) => `"b${keys.indexOf(key) + 1}"`,
  )
  return { ...(JSON.parse(text) as Step), key: `b${at + 1}` }
}
