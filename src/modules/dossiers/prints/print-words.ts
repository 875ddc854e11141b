import type { Channel, DossierState, PartyKind, ReturnMethod } from '../dossier-codes.ts'

/** Words of statutory papers: Vietnamese whatever language the reader of the screen has chosen. */

export const CHANNELS_ON_PAPER: Record<Channel, string> = {
  counter: 'Trực tiếp',
  post: 'Dịch vụ bưu chính công ích',
  online: 'Trực tuyến (Cổng Dịch vụ công quốc gia)',
  vneid: 'Trực tuyến (ứng dụng VNeID)',
}

export const IDENTITIES_ON_PAPER: Record<PartyKind, string> = {
  person: 'Số định danh cá nhân',
  enterprise: 'Mã số doanh nghiệp',
  state_body: 'Mã định danh',
  organisation: 'Mã định danh tổ chức',
}

export const STATES_ON_PAPER: Record<DossierState, string> = {
  submitted: 'mới nộp, chưa tiếp nhận',
  received: 'đã tiếp nhận, chưa chuyển giải quyết',
  refused: 'từ chối tiếp nhận',
  in_process: 'đang giải quyết, chưa có kết quả',
  awaiting_supplement: 'chờ bổ sung, chưa có kết quả',
  paused: 'tạm dừng tính thời gian, chưa có kết quả',
  withdrawal_requested: 'chưa có quyết định hoặc thông báo kết quả giải quyết',
  stopped: 'dừng giải quyết',
  closed_unanswered: 'đã đóng vì không bổ sung',
  resolved: 'đã có kết quả',
  returned: 'đã trả kết quả',
}

export const RETURN_METHODS_ON_PAPER: Record<ReturnMethod, string> = {
  counter: 'Trực tiếp tại quầy',
  post: 'Dịch vụ bưu chính công ích',
  electronic: 'Bản điện tử',
  counter_and_electronic: 'Bản điện tử và trực tiếp tại quầy',
}

const UNITS: Record<string, string> = {
  working_days: 'ngày làm việc',
  days: 'ngày',
  working_hours: 'giờ làm việc',
  hours: 'giờ',
  months: 'tháng',
}

/** `10 ngày làm việc`, `05 ngày`, `2,5 ngày làm việc`: whole numbers under ten with a zero in front, as papers write them. */
export function limitOnPaper(value: number | string, unit: string): string {
  const number = Number(value)
  const text = Number.isInteger(number) && number < 10 ? `0${number}` : String(number).replace('.', ',')
  return `${text} ${UNITS[unit] ?? unit}`
}

/** `1.500.000 đồng` */
export function dong(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`
}

/** For a phrase that goes on in the middle of a sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
