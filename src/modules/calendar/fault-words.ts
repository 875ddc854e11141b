import type { CalendarErrorCode } from './calendar-error.ts'
import type { Locale } from './explanation-words.ts'
import type { FaultCode, InputFault } from './faults.ts'

const FAULTS: Record<Locale, Record<FaultCode, string>> = {
  vi: {
    not_object: 'phải là một đối tượng',
    not_array: 'phải là một danh sách',
    not_text: 'phải là chữ',
    not_whole: 'phải là số nguyên từ 1 trở lên',
    not_allowed: 'chỉ nhận một trong các giá trị',
    unknown_field: 'không có trường này',
    bad_time: 'phải là giờ dạng HH:MM, từ 00:00 đến 24:00',
    bad_date: 'phải là ngày có thật dạng YYYY-MM-DD',
    bad_weekday: 'phải là mon, tue, wed, thu, fri, sat hoặc sun',
    bad_season: 'phải là ngày trong năm dạng MM-DD hoặc YYYY-MM-DD, hai đầu cùng dạng',
    season_overlap: 'trùng với mùa đã khai báo trước đó',
    hours_not_pair: 'phải gồm giờ mở cửa và giờ đóng cửa',
    hours_reversed: 'giờ đóng cửa phải sau giờ mở cửa',
    hours_overlap: 'chồng lên khoảng giờ khác trong ngày',
    hours_empty: 'ngày làm việc phải có giờ làm việc',
    hours_of_closed: 'ngày trong tuần này không có giờ làm việc',
    exception_kind: 'phải có đúng một trong: off: true, hours, hours_of',
    date_twice: 'ngày này đã được khai báo',
    makeup_of_working_day: 'ngày làm bù phải là ngày vốn nghỉ, ngày này vẫn làm việc đúng các giờ ấy',
    dates_reversed: 'ngày kết thúc phải sau ngày bắt đầu',
    no_working_day: 'lịch không có ngày làm việc nào',
  },
  en: {
    not_object: 'must be an object',
    not_array: 'must be a list',
    not_text: 'must be text',
    not_whole: 'must be a whole number from 1 on',
    not_allowed: 'must be one of',
    unknown_field: 'there is no such field',
    bad_time: 'must be a time as HH:MM, 00:00 to 24:00',
    bad_date: 'must be a real date as YYYY-MM-DD',
    bad_weekday: 'must be mon, tue, wed, thu, fri, sat or sun',
    bad_season: 'must be MM-DD or YYYY-MM-DD, both ends alike',
    season_overlap: 'overlaps an earlier season',
    hours_not_pair: 'must be an opening and a closing time',
    hours_reversed: 'closing must be later than opening',
    hours_overlap: 'overlaps another interval of the day',
    hours_empty: 'a working day needs hours',
    hours_of_closed: 'that weekday has no hours',
    exception_kind: 'must have exactly one of off: true, hours, hours_of',
    date_twice: 'this date was already given',
    makeup_of_working_day: 'a make-up day must be a day off otherwise; this day is worked by the same hours anyway',
    dates_reversed: 'the end must not be before the beginning',
    no_working_day: 'the calendar has no working day',
  },
}

const ERRORS: Record<Locale, Record<CalendarErrorCode, string>> = {
  vi: {
    no_working_day: 'lịch không có ngày làm việc nào trong mười năm',
    out_of_range: 'kết quả nằm ngoài khoảng tính được (1970–2200)',
    bad_instant: 'phải là thời điểm có múi giờ, ví dụ 2026-04-28T09:00:00+07:00',
    bad_date: 'phải là ngày có thật dạng YYYY-MM-DD',
    bad_time: 'phải là giờ dạng HH:MM',
    limit_not_positive: 'thời hạn phải lớn hơn 0 và nhỏ hơn 1.000.000',
    limit_not_whole: 'thời hạn theo ngày liên tục hoặc theo tháng phải là số nguyên',
    limit_too_small: 'thời hạn phải từ một phút trở lên',
    pause_reversed: 'thời điểm kết thúc tạm dừng phải sau thời điểm bắt đầu',
    version_twice: 'hai phiên bản lịch cùng một số',
    calendar_invalid: 'lịch làm việc không hợp lệ',
    marks_out_of_order: 'các mốc thời gian không theo thứ tự',
    marks_impossible: 'mốc thời gian không hợp với trạng thái của đồng hồ',
    extended_too_often: 'đã gia hạn đủ số lần cho phép',
  },
  en: {
    no_working_day: 'the calendar has no working day within ten years',
    out_of_range: 'the answer lies outside 1970–2200',
    bad_instant: 'must be an instant with its offset, such as 2026-04-28T09:00:00+07:00',
    bad_date: 'must be a real date as YYYY-MM-DD',
    bad_time: 'must be a time as HH:MM',
    limit_not_positive: 'the limit must be greater than 0 and less than 1,000,000',
    limit_not_whole: 'a limit in days or months must be a whole number',
    limit_too_small: 'the limit must be at least one minute',
    pause_reversed: 'a pause must end after it begins',
    version_twice: 'two versions of the calendar have the same number',
    calendar_invalid: 'the calendar is not valid',
    marks_out_of_order: 'the marks are not in order of time',
    marks_impossible: 'the mark does not fit the state of the clock',
    extended_too_often: 'extended as often as is allowed already',
  },
}

export function faultSentence(fault: InputFault, locale: Locale): string {
  const detail = fault.detail === undefined ? '' : ` (${fault.detail})`
  return FAULTS[locale][fault.code] + detail
}

export function calendarErrorSentence(code: CalendarErrorCode, locale: Locale): string {
  return ERRORS[locale][code]
}
