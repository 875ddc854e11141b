/** Kinds, roles and acts as words in a table; always Vietnamese, whatever the reader's language. Read and written. Pure. */
import { words } from './plain-text.ts'
import { KINDS, type Kind, ROLES, STEP_ACTS, type Step, type StepAct, type StepPrint } from './process.ts'

type Role = (typeof ROLES)[number]

export const KIND_TEXT: Readonly<Record<Kind, string>> = {
  reception: 'Tiếp nhận',
  assignment: 'Phân công',
  appraisal: 'Thẩm định',
  consultation: 'Lấy ý kiến',
  review: 'Kiểm tra, trình ký',
  signing: 'Ký duyệt',
  issuing: 'Phát hành',
  returning: 'Trả kết quả',
}

export const ROLE_TEXT: Readonly<Record<Role, string>> = {
  counter_officer: 'Cán bộ tiếp nhận',
  head: 'Lãnh đạo phòng',
  specialist: 'Chuyên viên',
  leader: 'Lãnh đạo cơ quan',
  clerk: 'Văn thư',
}

/** With the number of the form as TT 03/2025/TT-VPCP counts it, where there is one. */
export const PRINT_TEXT: Readonly<Record<StepPrint, string>> = {
  receipt: 'Mẫu số 01 – Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  supplement_request: 'Mẫu số 02 – Phiếu yêu cầu bổ sung',
  refusal: 'Mẫu số 03 – Phiếu từ chối tiếp nhận',
  apology: 'Mẫu số 04 – Phiếu xin lỗi',
  stop_notice: 'Mẫu số 05 – Thông báo dừng giải quyết',
  control_slip: 'Mẫu số 06 – Phiếu kiểm soát quá trình',
  hand_over_list: 'Phiếu bàn giao',
  return_slip: 'Biên nhận trả kết quả',
}

const ACT_TEXT: Readonly<Record<StepAct, string>> = {
  request_supplement: 'Yêu cầu bổ sung',
  hand_over: 'Bàn giao',
  assign: 'Phân công',
  complete_step: 'Hoàn thành bước',
  submit_for_signature: 'Trình ký',
  approve: 'Ký duyệt',
  decline: 'Không duyệt',
  send_back: 'Trả lại bước trước',
  pause: 'Tạm dừng',
  issue: 'Ban hành kết quả',
  release: 'Chuyển kết quả ra quầy',
  return_result: 'Trả kết quả',
}

export const readKind = (text: string): Kind | undefined =>
  KINDS.find((kind) => kind === text.trim() || words(KIND_TEXT[kind]) === words(text))

const OTHER_AGENCY = 'cơ quan khác'

/** `Chuyên viên`, `Cơ quan khác (Chuyên viên theo dõi)`. */
export function roleText({ role, external }: Pick<Step['assignee'], 'role' | 'external'>): string {
  if (!external) return role ? ROLE_TEXT[role] : ''
  return role ? `Cơ quan khác (${ROLE_TEXT[role]} theo dõi)` : 'Cơ quan khác'
}

export function readRole(text: string): Pick<Step['assignee'], 'role' | 'external'> | undefined {
  const given = words(text)
  const external = given.startsWith(words(OTHER_AGENCY))
  const rest = external
    ? given
        .slice(words(OTHER_AGENCY).length)
        .replace(/ theo doi$/, '')
        .trim()
    : given
  const role = ROLES.find((each) => words(ROLE_TEXT[each]) === rest || each === text.trim())
  if (!role && rest !== '') return undefined
  return { role: role ?? null, external }
}

export const actsText = (acts: readonly StepAct[]) => acts.map((act) => ACT_TEXT[act]).join('; ') || 'Không'

export function readActs(text: string): StepAct[] | undefined {
  if (words(text) === 'khong') return []
  const parts = text.split(/[;\n]/).filter((part) => part.trim() !== '')
  const acts = parts.map((part) => STEP_ACTS.find((act) => act === part.trim() || words(ACT_TEXT[act]) === words(part)))
  return acts.every((act) => act !== undefined) ? (acts as StepAct[]) : undefined
}

export const printsText = (prints: readonly StepPrint[]) =>
  prints.map((print) => PRINT_TEXT[print]).join('\n') || 'Không'
