import { DateText, Num } from '../dates.tsx'
import type { OfficerFrameProps } from '../officer-frame.tsx'
import type { WhyBoxProps } from '../promise.tsx'
import type { TimelineStep } from '../timeline.tsx'
import type { WorkGroup } from '../work-rows.tsx'
import { promiseDays } from './sample-days.ts'

// The people, companies and numbers of the six drawn screens; all invented.
export const frame: Omit<OfficerFrameProps, 'children'> = {
  navigation: [
    { path: '/gallery', label: 'Việc của tôi', icon: 'home', count: 14 },
    { path: '/desk', label: 'Tiếp nhận', icon: 'door-enter' },
    { path: '/workspace', label: 'Nghiệp vụ', icon: 'briefcase' },
    { path: '/reports', label: 'Báo cáo', icon: 'chart' },
    { path: '/catalogue', label: 'Danh mục', icon: 'books' },
  ],
  area: 'Tỉnh An Bình',
  dayLine: { working: 'làm việc 07:30–17:00', notice: 'Mai nghỉ: Ngày Văn hóa Việt Nam' },
  now: '2026-11-23T02:00:00Z',
  alerts: 3,
  person: { name: 'Nguyễn Thị Thùy Dương', post: 'Chuyên viên, Phòng Quản lý đầu tư' },
}

export const why: WhyBoxProps = {
  title: (
    <>
      Vì sao hẹn trả <DateText value="2026-12-08T10:00:00Z" form="when" />?
    </>
  ),
  days: promiseDays,
  daysLabel: 'Mười ngày làm việc từ 25/11 đến 08/12/2026',
  sentences: [
    <>
      Nhận lúc{' '}
      <b>
        <DateText value="2026-11-23T02:00:00Z" form="when" />
      </b>
      . Ngày nhận không tính.
    </>,
    <>
      <b>
        <Num>24/11</Num>
      </b>{' '}
      nghỉ Ngày Văn hóa Việt Nam; hai ngày cuối tuần <Num>28–29/11</Num> và <Num>05–06/12</Num> không tính.
    </>,
    <>
      Ngày làm việc thứ <Num>10</Num> là{' '}
      <b>
        <DateText value="2026-12-08" form="day" />
      </b>
      , hết giờ làm việc lúc <Num>17:00</Num>.
    </>,
  ],
  law: 'Điều 147, 148 Bộ luật Dân sự 2015 · Nghị định 96/2026/NĐ-CP · Nghị quyết 28/2026/QH16',
}

export const steps: readonly TimelineStep[] = [
  {
    key: '1',
    kind: 'done',
    title: 'Tiếp nhận, số hóa',
    when: '06/11',
    lines: [
      'Lê Minh Châu, Quầy 07 · 14:20 → 14:55',
      <span key="u" className="used">
        35 phút trong 4 giờ
      </span>,
    ],
  },
  { key: '2', kind: 'wait', title: 'Yêu cầu bổ sung', when: '10/11', lines: ['Nguyễn Thị Thùy Dương · 09:40 thứ Ba'] },
  {
    key: '3',
    kind: 'pause',
    title: 'Tạm dừng tính thời gian',
    when: '10–17/11',
    pause: '5 ngày làm việc không tính: 11, 12, 13, 16, 17/11',
  },
  {
    key: '4',
    kind: 'here',
    title: 'Thẩm định',
    when: 'đang làm',
    lines: ['Nguyễn Thị Thùy Dương, từ 15:40'],
    clock: { words: 'Hạn bước 16:05 hôm nay, còn 5 giờ 35 phút làm việc', used: 0.884 },
  },
  { key: '5', kind: 'next', title: 'Trưởng phòng duyệt', when: '1 ngày', lines: ['Đỗ Quang Khải'] },
]

export const workGroups: readonly WorkGroup[] = [
  {
    key: 'over',
    title: 'Quá hạn',
    rows: [
      {
        id: '1',
        code: 'H62.015-261117-0003',
        href: '/dossiers/H62.015-261117-0003',
        procedure: 'Cấp lại và hiệu đính thông tin trên Giấy chứng nhận đăng ký đầu tư',
        owner: 'Công ty TNHH Nhựa Kỹ thuật Trường Khởi',
        state: 'over',
        next: { label: 'Sửa dự thảo bị trả lại', href: '#1' },
        holder: { name: 'Nguyễn Thị Thùy Dương', label: 'Tôi' },
        due: 'Quá 1 giờ 30 phút',
        dueTone: 'over',
        appointment: 'hẹn trả 17:00 thứ Sáu 20/11',
      },
    ],
  },
  {
    key: 'today',
    title: 'Hôm nay',
    rows: [
      {
        id: '2',
        code: 'H62.015-261123-0002',
        href: '/dossiers/H62.015-261123-0002',
        procedure: 'Cấp Giấy chứng nhận đăng ký đầu tư',
        owner: 'Công ty Cổ phần Logistics Sông Hạ',
        state: 'received',
        next: { label: 'Nhận bàn giao', href: '#2' },
        holder: { name: 'Đỗ Quang Khải' },
        due: '10:40 hôm nay',
        dueTone: 'today',
        appointment: 'hẹn trả 17:00 thứ Ba 01/12',
      },
      {
        id: '3',
        code: 'H62.015-261105-0007',
        href: '/dossiers/H62.015-261105-0007',
        procedure:
          'Chấp thuận chủ trương đầu tư thuộc thẩm quyền của Ban quản lý khu công nghiệp, khu chế xuất, khu công nghệ cao, khu kinh tế',
        owner: 'Liên danh Hạ tầng Yên Phú – Đại Lộc',
        state: 'work',
        stateWords: 'Đang thẩm định',
        next: { label: 'Tổng hợp ý kiến', href: '#3' },
        holder: { name: 'Thanh tra tỉnh', kind: 'gov', since: 'từ thứ Ba 17/11' },
        due: '15:20 hôm nay',
        dueTone: 'today',
        appointment: 'hẹn trả 17:00 thứ Ba 01/12',
      },
    ],
  },
]
