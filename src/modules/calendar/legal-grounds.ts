/**
 * What the explanation cites when neither the calendar nor the procedure names its own ground.
 * Civil Code 91/2015/QH13 Arts 147–148; Labour Code 45/2019/QH14 Arts 111–112; the decrees as in docs/legal-basis.md.
 */
export const GROUNDS = {
  startDay: 'Bộ luật Dân sự 2015, Điều 147 khoản 2',
  calendarDays: 'Bộ luật Dân sự 2015, Điều 147, 148',
  lastDayOff: 'Bộ luật Dân sự 2015, Điều 148 khoản 5',
  clockTime: 'Bộ luật Dân sự 2015, Điều 147 khoản 1',
  workingTime: 'Bộ luật Dân sự 2015, Điều 147 khoản 1; giờ làm việc của cơ quan',
  workingDay: 'Bộ luật Dân sự 2015, Điều 147 khoản 2; lịch làm việc của cơ quan',
  makeupDay: 'Thông báo hoán đổi ngày làm việc hằng năm',
  officeHours: 'Giờ làm việc của cơ quan',
  weeklyRest: 'Bộ luật Lao động 2019, Điều 111',
  holiday: 'Bộ luật Lao động 2019, Điều 112',
  compensatory: 'Bộ luật Lao động 2019, Điều 111 khoản 3',
  swapped: 'Thông báo hoán đổi ngày làm việc hằng năm',
  day_off: 'Lịch làm việc của cơ quan',
  pause: 'Nghị định 96/2026/NĐ-CP, Điều 6',
  resumptionDay: 'Nghị định 96/2026/NĐ-CP, Điều 6; Bộ luật Dân sự 2015, Điều 147 khoản 2',
  restart: 'Nghị định 118/2025/NĐ-CP; Nghị định 297/2025/NĐ-CP, Điều 6',
  extension: 'Nghị định 118/2025/NĐ-CP; Nghị định 297/2025/NĐ-CP, Điều 6 khoản 5',
  after_cutoff: 'Nghị định 63/2024/NĐ-CP',
  last_working_hour: 'Nghị định 297/2025/NĐ-CP, Điều 6 khoản 3',
  received_off_hours: 'Nghị định 297/2025/NĐ-CP, Điều 3 khoản 5',
} as const
