import { DefinitionList } from '../content.tsx'
import { DateText } from '../dates.tsx'
import { Icon } from '../icon.tsx'
import { PublicSteps, TodoBox } from '../public-steps.tsx'
import { StateBadge } from '../state-badge.tsx'

/** Screen 2 made of its parts; served in development only. */
export default function PublicGallery() {
  return (
    <div className="wrap">
      <title>Hồ sơ H62.015-261109-0004 – Tra cứu kết quả</title>
      <p className="crumb">
        <a className="q" href="/">
          <Icon name="arrow-left" size="s" /> Trang chủ
        </a>
      </p>
      <div className="track">
        <div>
          <form className="lookup">
            <div className="grow">
              <label htmlFor="c">Mã hồ sơ</label>
              <input id="c" className="field num" defaultValue="H62.015-261109-0004" />
            </div>
            <div className="two-f">
              <div>
                <label htmlFor="s" className="nb">
                  4 số cuối điện thoại
                </label>
                <input id="s" className="field num" />
              </div>
              <button type="submit" className="btn">
                Xem lại
              </button>
            </div>
          </form>
          <StateBadge state="wait" />
          <h1>Hồ sơ cần bổ sung một giấy tờ</h1>
          <p className="ink2">
            Thời hạn tạm dừng từ <DateText value="2026-11-11T03:20:00Z" form="when" /> và chạy tiếp ngay khi Ban nhận đủ
            giấy tờ.
          </p>
          <TodoBox
            title={
              <>
                Việc cần làm trước <DateText value="2026-12-03T10:00:00Z" form="when" />
              </>
            }
            line="còn 7 ngày làm việc, không kể hôm nay"
            items={[
              <>
                Lập lại <b className="b">Báo cáo tình hình triển khai dự án đầu tư</b> đến thời điểm điều chỉnh; bản đã
                nộp thiếu số liệu vốn đã góp.
              </>,
              'Ký số và nộp bổ sung. Không phải nộp lại giấy tờ khác.',
            ]}
            acts={
              <>
                <a className="btn btn-primary" href="#a">
                  Nộp bổ sung <Icon name="external" />
                </a>
                <a className="btn" href="#b">
                  <Icon name="pdf" />
                  Phiếu yêu cầu bổ sung
                </a>
              </>
            }
            then={
              <b className="b">
                Nếu nộp đủ trong hôm nay, hẹn trả là <DateText value="2026-12-01T10:00:00Z" form="when" />.
              </b>
            }
          />
          <h2 className="section">Hồ sơ đang ở đâu</h2>
          <PublicSteps
            steps={[
              {
                key: '1',
                title: 'Đã tiếp nhận',
                when: (
                  <>
                    <DateText value="2026-11-09T01:40:00Z" form="when" />, Bộ phận Một cửa
                  </>
                ),
                state: 'done',
              },
              {
                key: '2',
                title: 'Thẩm định – chờ chủ hồ sơ bổ sung',
                when: 'Phòng Quản lý đầu tư',
                state: 'here',
                note: 'Đã dùng 2 trong 7 ngày làm việc.',
              },
              { key: '3', title: 'Lãnh đạo Ban ký', when: 'Sau khi thẩm định xong', state: 'later' },
            ]}
          />
        </div>
        <aside>
          <h2>Thông tin hồ sơ</h2>
          <DefinitionList
            stacked
            items={[
              { term: 'Thủ tục', value: 'Thủ tục điều chỉnh Giấy chứng nhận đăng ký đầu tư' },
              { term: 'Phí, lệ phí', value: 'Không thu' },
            ]}
          />
        </aside>
      </div>
    </div>
  )
}
