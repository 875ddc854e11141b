import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { issueUploadTicket } from '../../files/upload-ticket.ts'
import { REQUEST_ID, SEARCHED, valuesOf } from '../../forms/form-data.ts'
import { newForm } from '../../forms/form-state.ts'
import { readPageForm } from '../../forms/handle-form.ts'
import { scopeOf } from '../../http/request-context.ts'
import { Card, EmptyState, Notice } from '../content.tsx'
import { DateText, Num, WhenSentence } from '../dates.tsx'
import { DayLegend, DayStrip } from '../day-strip.tsx'
import { Dialog } from '../dialog.tsx'
import { Filters, Pager, Tabs } from '../lists.tsx'
import { OfficerFrame } from '../officer-frame.tsx'
import { PageTitle } from '../page-title.tsx'
import { CountCells, FileLine, Papers } from '../papers.tsx'
import { PromiseBar, Why } from '../promise.tsx'
import { StateBadge } from '../state-badge.tsx'
import { Table } from '../table.tsx'
import { Ball, Timeline } from '../timeline.tsx'
import { BulkBar, WorkRows } from '../work-rows.tsx'
import { FieldGallery } from './field-gallery.tsx'
import { promiseDays } from './sample-days.ts'
import { findSample } from './sample-search.ts'
import { frame, steps, why, workGroups } from './samples.tsx'

export const handle = { frame: 'officer', static: false }

export function loader({ context }: LoaderFunctionArgs) {
  const { app } = scopeOf({ context })
  return { form: newForm({ issuedOn: '2026-12-05' }), ticket: issueUploadTicket(app.config, app.clock.now()) }
}

/** Always finds something wrong, so that one can see how a form comes back. */
export async function action(args: ActionFunctionArgs) {
  const { form, problems } = await readPageForm(args, true)
  const found =
    form.get(SEARCHED) === 'procedure'
      ? { found: { procedure: findSample(String(form.get('procedure~text') ?? '')) } }
      : {}
  const wrong = [{ path: 'ownerName', message: 'Xin điền tên chủ hồ sơ như trên giấy đăng ký.' }, ...problems]
  return data(
    {
      requestId: String(form.get(REQUEST_ID)),
      values: valuesOf(form),
      problems: 'found' in found ? [] : wrong,
      ...found,
    },
    { status: 422 },
  )
}

/** Every part of the officer pages with the sample of the drawn screens; served in development only. */
export default function OfficerGallery() {
  const { form, ticket } = useLoaderData<typeof loader>()
  return (
    <OfficerFrame {...frame}>
      <div className="page">
        <PageTitle
          title="Việc của tôi"
          line={
            <>
              <b className="b">1 hồ sơ quá hạn</b>, 4 việc phải xong hôm nay.
            </>
          }
          acts={
            <>
              <button type="button" className="btn">
                Xuất 14 dòng
              </button>
              <button type="button" className="btn btn-primary">
                Mở việc gấp nhất <kbd>Enter</kbd>
              </button>
            </>
          }
        />
      </div>
      <Tabs
        wide
        label="Nhóm việc"
        tabs={[
          { label: 'Tất cả', href: '?', count: 14, current: true },
          { label: 'Quá hạn', href: '?t=over', count: 1, tone: 'over' },
          { label: 'Hôm nay', href: '?t=today', count: 4, tone: 'today' },
        ]}
      />
      <Filters
        filters={[
          {
            name: 'field',
            label: 'Lĩnh vực',
            choices: [
              { value: 'dt', label: 'Đầu tư' },
              { value: 'ld', label: 'Lao động' },
            ],
          },
          { name: 'step', label: 'Bước', choices: [{ value: '1', label: 'Thẩm định' }] },
        ]}
      >
        Gấp nhất trước
      </Filters>
      <form className="chosen-form">
        <WorkRows groups={workGroups} choose="dossier" />
        <BulkBar>
          <button type="submit" className="btn btn-primary">
            Trình Trưởng phòng
          </button>
          <button type="submit" className="btn">
            Bàn giao
          </button>
        </BulkBar>
      </form>
      <Pager next="abc" />
      <div className="page">
        <div className="stateline">
          <StateBadge state="work">Đang thẩm định</StateBadge>{' '}
          <span className="b">
            còn 4 ngày làm việc, hẹn trả <DateText value="2026-11-30T10:00:00Z" form="when" />
          </span>{' '}
          <Why {...why} />
        </div>
        <Ball
          holder={{ name: 'Nguyễn Thị Thùy Dương', label: 'Tôi – Nguyễn Thị Thùy Dương' }}
          cells={[
            {
              label: 'Hạn bước thẩm định',
              value: (
                <>
                  <Num>16:05</Num> hôm nay, còn <Num>5</Num> giờ <Num>35</Num> phút
                </>
              ),
              hot: true,
            },
            {
              label: 'Thời hạn pháp luật',
              value: (
                <>
                  Ngày thứ <Num>6</Num> trong <Num>10</Num>
                </>
              ),
            },
            { label: 'Giao tiếp cho', value: 'Đỗ Quang Khải, Trưởng phòng' },
          ]}
        />
        <div>
          <DayLegend />
          <DayStrip days={promiseDays} label="Mười ngày làm việc" />
        </div>
        <Timeline steps={steps} label="Diễn biến" />
        <p>
          {(['received', 'work', 'wait', 'pause', 'today', 'over', 'done', 'stop'] as const).map((state) => (
            <StateBadge key={state} state={state} />
          ))}
        </p>
        <p>
          <WhenSentence value="2026-11-26T10:00:00Z" now="2026-11-23T02:00:00Z" />
        </p>
        <Papers
          rows={[
            {
              key: '1',
              mark: 'done',
              name: 'Văn bản đề nghị thực hiện dự án đầu tư, gồm cả cam kết chịu mọi chi phí, rủi ro nếu dự án không được chấp thuận',
              rule: 'Bắt buộc · Mẫu I.1.1',
              counts: <CountCells originals={1} certified={0} copies={0} />,
              file: <FileLine name="van-ban-de-nghi.pdf" line="4 trang · đã ký số" />,
            },
            {
              key: '2',
              mark: 'missing',
              name: 'Đề xuất dự án đầu tư',
              rule: 'Bắt buộc',
              counts: <CountCells originals={1} certified={0} copies={0} />,
            },
          ]}
        />
        <Card title="Bảng" end="tháng này">
          <Table
            caption="Từng lĩnh vực"
            columns={[
              { label: 'Lĩnh vực', cell: (row: { name: string; count: number }) => row.name, head: true },
              { label: 'Tiếp nhận', cell: (row) => row.count, right: true },
            ]}
            rows={[
              { name: 'Việc làm, lao động', count: 94 },
              { name: 'Đầu tư', count: 61 },
            ]}
            rowKey={(row) => row.name}
          />
        </Card>
        <Notice tone="warning" title="Cần một quyết định">
          Thời hạn 12 ngày lấy ý kiến dài hơn thời hạn giải quyết 10 ngày.
        </Notice>
        <Notice tone="good" title="Đã tiếp nhận hồ sơ H62.015-261123-0004." />
        <EmptyState
          title="Không có việc nào"
          acts={
            <a className="btn" href="/desk">
              Xem việc của phòng
            </a>
          }
        >
          Việc được giao cho ông/bà sẽ hiện ở đây.
        </EmptyState>
        <Dialog open="Mở hộp thoại" title="Hộp thoại">
          <p>Nội dung.</p>
        </Dialog>
        <FieldGallery start={form} ticket={ticket} />
      </div>
      <PromiseBar
        promise={
          <>
            Hẹn trả <DateText value="2026-12-08T10:00:00Z" form="when" />
          </>
        }
        line={
          <>
            <Num>10</Num> ngày làm việc kể từ ngày làm việc kế tiếp
          </>
        }
        why={why}
        facts={[
          { label: 'Phí, lệ phí', value: 'Không thu' },
          { label: 'Trả tại', value: 'Quầy 07, bản điện tử' },
        ]}
        acts={
          <button type="button" className="btn btn-primary">
            Tiếp nhận và in giấy hẹn <kbd>Ctrl Enter</kbd>
          </button>
        }
      />
    </OfficerFrame>
  )
}
