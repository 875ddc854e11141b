import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import { useBoard } from '#tests/support/board.ts'
import * as road from '#tests/support/dossier-road.ts'
import { listDocuments } from '../dossier-queries.ts'
import { isTrackingKey } from '../tracking-link.ts'
import { trackingSecret } from '../tracking-secret.ts'
import { apologyViewSchema } from './apology.ts'
import { controlSlipViewSchema } from './control-slip.ts'
import { deadlineExplanationViewSchema } from './deadline-explanation.ts'
import { dossierSheet, type PrintApp, printDocument } from './print-dossier.ts'
import { receiptViewSchema } from './receipt.ts'
import { refusalViewSchema } from './refusal.ts'
import { returnSlipViewSchema } from './return-slip.ts'
import { stopNoticeViewSchema } from './stop-notice.ts'
import { supplementRequestViewSchema } from './supplement-request.ts'

const board = useBoard()
const prints = createPrintService({
  templatesDir: projectPath('data/forms'),
  fontsDir: projectPath('node_modules/@expo-google-fonts/tinos'),
})
afterAll(() => prints.close())

/** Papers can be kept for looking at: PRINTS_DIR=/tmp/prints. */
const folder = process.env.PRINTS_DIR ?? mkdtempSync(join(tmpdir(), 'motcua-prints-'))
const canReadText = spawnSync('pdftotext', ['-v']).status === 0

const schemas = {
  receipt: receiptViewSchema,
  supplement_request: supplementRequestViewSchema,
  refusal: refusalViewSchema,
  apology: apologyViewSchema,
  stop_notice: stopNoticeViewSchema,
  return_slip: returnSlipViewSchema,
  control_slip: controlSlipViewSchema,
  deadline_explanation: deadlineExplanationViewSchema,
}
type Sheet = keyof typeof schemas

let app: PrintApp
beforeAll(() => {
  const config = { dataFolder: folder, publicUrl: 'https://motcua.anbinh.example', port: 3000 } as PrintApp['config']
  app = { config, clock: board.clock, database: board.database, prints }
})

/** Prints one sheet of the dossier, checks its view model, returns its text in one line. */
async function textOf(code: string, form: Sheet): Promise<string> {
  const dossier = await board.dossier(code)
  const documents = await listDocuments(board.db, dossier.id)
  const what = documents.findLast((document) => document.form_code === form)?.id ?? form
  const { view } = await dossierSheet(app, dossier, what)
  expect(schemas[form].parse(view)).toEqual(view)
  const { pdf, fileName } = await printDocument(app, dossier, what)
  const path = join(folder, fileName)
  writeFileSync(path, pdf)
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
  return canReadText
    ? execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
    : JSON.stringify(view)
}

async function says(code: string, form: Sheet, ...words: string[]): Promise<string> {
  const text = await textOf(code, form)
  if (canReadText) for (const each of words) expect(text).toContain(each)
  return text
}

describe('a dossier that went through everything', () => {
  let code: string
  beforeAll(async () => {
    code = (await board.at('2026-08-03 09:05').receive({ return_method: 'counter_and_electronic' })).code
    await road.handOver(board.at('2026-08-03 10:00'), code)
    await road.acknowledge(board.at('2026-08-03 10:30'), code)
    await road.assign(board.at('2026-08-03 10:40'), code)
    await road.requestSupplement(board.at('2026-08-05 10:00'), code)
    await board
      .at('2026-08-12 09:00')
      .act('counterOfficer', 'supplement', code, { note: 'Đã nhận đề xuất dự án bổ sung.' })
    await board.at('2026-08-18 09:00').act('specialist', 'apologise', code, {
      cause: 'waiting_for_agency',
      reason: 'Sở Khoa học và Công nghệ đề nghị thêm thời gian để có ý kiến về công nghệ của dự án.',
      extension_days: 3,
    })
    await road.completeAppraisal(board.at('2026-08-24 16:00'), code)
    await road.submitForSignature(board.at('2026-08-25 08:00'), code)
    await road.approve(board.at('2026-08-25 10:00'), code)
    await road.issue(board.at('2026-08-25 14:00'), code)
    await road.release(board.at('2026-08-25 14:30'), code)
    await road.returnResult(board.at('2026-08-26 09:00'), code)
  })

  it('has a receipt that still says what it said on the first day', async () => {
    await says(
      code,
      'receipt',
      'Mẫu số 01',
      code,
      'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG CỘNG HÒA',
      'An Bình, ngày 03 tháng 8 năm 2026',
      '10 ngày làm việc',
      '09 giờ 05 phút, thứ Hai ngày 03/8/2026'.replace('/8/', '/08/'),
      '17 giờ 00 phút, thứ Hai ngày 17/08/2026',
      'Không thu phí, lệ phí',
      'Lê Minh Châu',
      'Mã số doanh nghiệp: 2500987654',
      'Giấy ủy quyền số 12/UQ-ĐH',
    )
  })

  it('has a request for supplement with the last day to answer', async () => {
    await says(
      code,
      'supplement_request',
      'Mẫu số 02',
      'Bổ sung tiến độ góp vốn',
      'thứ Ba ngày 25/08/2026',
      'thời hạn còn lại được tính tiếp',
    )
  })

  it('has a letter of apology signed by the head of the board, not by the specialist who wrote it', async () => {
    const text = await says(
      code,
      'apology',
      'Mẫu số 04',
      'TRƯỞNG BAN',
      'Phạm Đức Thịnh',
      '03 ngày làm việc',
      '17 giờ 00 phút, thứ Bảy ngày 22/08/2026',
    )
    if (canReadText) expect(text).not.toContain('Nguyễn Thị Thùy Dương')
  })

  it('has a slip for what was returned to whom', async () => {
    await says(
      code,
      'return_slip',
      'BIÊN NHẬN TRẢ KẾT QUẢ',
      '9876543210',
      'Nguyễn Thị Hồng Nhung',
      '025190001234',
      '09 giờ 00 phút, thứ Tư ngày 26/08/2026',
    )
  })

  it('has a control slip with every hand-over against its time', async () => {
    await says(
      code,
      'control_slip',
      'Mẫu số 06',
      'Tiếp nhận, số hóa',
      'Phòng Quản lý đầu tư',
      'Trước hạn',
      'Đúng hạn',
      'Trần Thị Hậu',
    )
  })

  it('has an annex that explains the date', async () => {
    await says(
      code,
      'deadline_explanation',
      'CĂN CỨ TÍNH THỜI HẠN',
      'yêu cầu bổ sung, văn bản số',
      'Bộ luật Dân sự 2015, Điều 147',
      '10/10 ngày làm việc',
      'Sổ mốc thời hạn',
      'Tính tiếp phần thời gian còn lại.',
    )
  })

  it('carries a signed link to tracking in every QR code', async () => {
    const { view } = await dossierSheet(app, await board.dossier(code), 'control_slip')
    const link = new URL(view.qr_text ?? '')
    expect(link.origin + link.pathname).toBe(`https://motcua.anbinh.example/tracking/${code}`)
    expect(isTrackingKey(code, link.searchParams.get('k') ?? '', trackingSecret(app))).toBe(true)
  })

  it('keeps its papers when its particulars are corrected later', async () => {
    const other = await road.travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    await board.act('head', 'correct', other, { owner_name: 'Công ty Tên Mới', reason: 'Gõ nhầm tên.' })
    expect(await textOf(other, 'receipt')).toContain('Linh kiện chính xác Đông Hải')
    expect(await textOf(other, 'control_slip')).toContain('Công ty Tên Mới')
  })
})

describe('other ends', () => {
  it('prints a refusal with its reason and the way to go', async () => {
    const code = await road.travelTo(board.at('2026-08-03 14:25'), 'refused')
    await says(code, 'refusal', 'Mẫu số 03', 'Không thuộc thẩm quyền', '14 giờ 25 phút')
  })

  it('prints a notice of stopping with what the applicant asked', async () => {
    const code = await road.travelTo(board.at('2026-08-03 09:00'), 'stopped')
    await says(
      code,
      'stop_notice',
      'Mẫu số 05',
      'điều chỉnh quy mô dự án',
      'Điều 7 Thông tư số 03/2025/TT-VPCP',
      'không thu phí',
    )
  })

  it('prints the notice of the agency when a head stops by law', async () => {
    const code = await road.travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    await board.act('head', 'stop', code, { ground: 'procedure_abolished', reason: 'Thủ tục đã bị bãi bỏ.' })
    await says(code, 'stop_notice', 'BAN QUẢN LÝ', 'TL. TRƯỞNG BAN', 'Đỗ Quang Khải')
  })

  it('prints a request for supplement of what could not be received', async () => {
    const code = await road.travelTo(board.at('2026-08-03 09:00'), 'incomplete')
    await says(code, 'supplement_request', 'Mẫu số 02', 'Đề xuất dự án đầu tư')
    // No legal clock runs yet, but the applicant's time to answer does, and the desk's step stands.
    await says(code, 'deadline_explanation', 'Thời hạn bổ sung hồ sơ', '15/15 ngày làm việc', 'Điều 6')
    const refused = await board.dossier(await road.travelTo(board, 'refused'))
    await expect(printDocument(app, refused, 'deadline_explanation')).rejects.toMatchObject({ status: 404 })
  })

  it('prints an apology without a new date when it is too late for one', async () => {
    const code = await road.travelTo(board.at('2026-08-03 09:00'), 'appraisal')
    await board.at('2026-08-18 09:00').act('leader', 'apologise', code, { cause: 'staff', reason: 'Thiếu người.' })
    const text = await says(code, 'apology', 'trong thời gian sớm nhất')
    if (canReadText) expect(text).not.toContain('đề nghị gia hạn thời gian giải quyết thêm')
  })

  it('knows only papers of the dossier', async () => {
    const dossier = await board.dossier(await road.travelTo(board.at('2026-08-03 09:00'), 'received'))
    for (const what of ['receipt', '../../etc/passwd', '00000000-0000-7000-8000-000000000000']) {
      await expect(printDocument(app, dossier, what)).rejects.toMatchObject({ status: 404, code: 'document_not_found' })
    }
  })
})
