import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { readSample } from '#platform/prints/templates.ts'
import { createPrintService } from '#platform/prints/typst.ts'
import { projectPath } from '#platform/project.ts'
import { apologyViewSchema } from './apology.ts'
import { controlSlipViewSchema } from './control-slip.ts'
import { deadlineExplanationViewSchema } from './deadline-explanation.ts'
import { handOverListViewSchema } from './hand-over-list.ts'
import { receiptViewSchema } from './receipt.ts'
import { refusalViewSchema } from './refusal.ts'
import { registerViewSchema } from './register.ts'
import { returnSlipViewSchema } from './return-slip.ts'
import { stopNoticeViewSchema } from './stop-notice.ts'
import { supplementRequestViewSchema } from './supplement-request.ts'

const templatesDir = projectPath('data/forms')
const prints = createPrintService({ templatesDir, fontsDir: projectPath('node_modules/@expo-google-fonts/tinos') })
afterAll(() => prints.close())

/** Text can only be read back where poppler is installed; elsewhere the page count alone is checked. */
const canReadText = spawnSync('pdftotext', ['-v']).status === 0

const forms: { template: string; schema: z.ZodType; pages: number; says: string[] }[] = [
  {
    template: '01-giay-tiep-nhan',
    schema: receiptViewSchema,
    pages: 4,
    says: [
      'Mẫu số 01',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Liên: Lưu',
      'Liên: Giao khách hàng',
      'H62.015-261123-0007',
      'Công ty TNHH Linh kiện chính xác Đông Hải Việt Nam',
      '1. Thành phần hồ sơ nộp gồm',
      '2. Số lượng hồ sơ: 01 bộ',
      '10 ngày làm việc',
      '09 giờ 05 phút, thứ Hai ngày 23/11/2026',
      '17 giờ 00 phút, thứ Ba ngày 08/12/2026',
      'Không thu phí, lệ phí',
      'NGƯỜI NỘP HỒ SƠ',
      'Trần Văn Bách',
    ],
  },
  {
    template: '02-yeu-cau-bo-sung',
    schema: supplementRequestViewSchema,
    pages: 2,
    says: [
      'Mẫu số 02',
      'tiến độ góp vốn',
      '24.860 m²',
      'Lý do:',
      '17 giờ 00 phút, thứ Năm ngày 17/12/2026',
      'NGƯỜI HƯỚNG DẪN',
    ],
  },
  {
    template: '03-tu-choi-tiep-nhan',
    schema: refusalViewSchema,
    pages: 1,
    says: ['Mẫu số 03', 'không tiếp nhận hồ sơ này để giải quyết', 'Hướng dẫn:', 'Phạm Đức Thịnh'],
  },
  {
    template: '04-xin-loi-gia-han',
    schema: apologyViewSchema,
    pages: 1,
    says: [
      'Mẫu số 04',
      'Kính gửi',
      '- Trung tâm Phục vụ',
      'xin lỗi',
      '03 ngày làm việc',
      'PHÓ TRƯỞNG BAN',
      'Nơi nhận',
      '- Lưu: VT, ĐT.',
    ],
  },
  {
    template: '05-dung-giai-quyet',
    schema: stopNoticeViewSchema,
    pages: 2,
    says: ['Mẫu số 05', 'dừng giải quyết hồ sơ', 'Điều 21 Nghị định số 118/2025/NĐ-CP', 'Lê Quang Vinh'],
  },
  {
    template: '06-phieu-kiem-soat',
    schema: controlSlipViewSchema,
    pages: 3,
    says: [
      'Mẫu số 06',
      '1. Giao: Phòng Quản lý đầu tư',
      '2. Nhận: Lãnh đạo Ban',
      'Trước hạn',
      'Đúng hạn',
      'Quá hạn',
      'PHỤ LỤC: CĂN CỨ TÍNH THỜI HẠN',
      'Thời hạn pháp luật',
      'Sổ mốc thời hạn',
    ],
  },
  {
    template: '07-so-theo-doi',
    schema: registerViewSchema,
    pages: 4,
    says: [
      'Mẫu số 07',
      'Từ ngày 01/11/2026 đến ngày 30/11/2026',
      'Bưu chính công ích',
      'Tổng số: 38 hồ sơ',
      'Vũ Thị Lan',
    ],
  },
  {
    template: 'bien-nhan-tra-ket-qua',
    schema: returnSlipViewSchema,
    pages: 1,
    says: ['BIÊN NHẬN TRẢ KẾT QUẢ', '9876543210', 'Nguyễn Thị Hồng Nhung', '15 giờ 20 phút, thứ Ba ngày 08/12/2026'],
  },
  {
    template: 'phieu-ban-giao',
    schema: handOverListViewSchema,
    pages: 1,
    says: ['PHIẾU BÀN GIAO HỒ SƠ', 'Bên nhận: Phòng Quản lý đầu tư', 'Tổng số: 6 hồ sơ', 'NGƯỜI GIAO'],
  },
  {
    template: 'giai-trinh-han',
    schema: deadlineExplanationViewSchema,
    pages: 3,
    says: ['thứ Ba ngày 24/11/2026', 'Nghỉ Ngày Văn hóa Việt Nam', '10/10 ngày', 'Không tính', 'Sổ mốc thời hạn'],
  },
]

/** Samples are objects; a form is tried with some of their fields replaced. */
async function sampleOf(template: string, changed: object = {}): Promise<Record<string, unknown>> {
  return { ...((await readSample(templatesDir, template)) as object), ...changed }
}

/** One line, single spaces: lines break wherever the layout wants. */
function textOf(pdf: Uint8Array): string {
  const file = join(mkdtempSync(join(tmpdir(), 'motcua-form-')), 'form.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
}

describe.each(forms)('$template', ({ template, schema, pages, says }) => {
  it('has a sample of exactly the shape of its view model', async () => {
    const sample = await readSample(templatesDir, template)
    expect(schema.parse(sample)).toEqual(sample)
  })

  it(`prints its sample on ${pages} page(s) and says what it must`, async () => {
    const data = await sampleOf(template)
    const started = performance.now()
    const printed = await prints.tryTemplate(template, {}, data)
    console.info(`${template}: ${(performance.now() - started).toFixed(0)} ms, ${printed.pdf.length} bytes`)
    expect(printed.pages).toBe(pages)
    if (!canReadText) return
    const text = textOf(printed.pdf)
    for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', ...says]) {
      expect(text).toContain(words)
    }
  })
})

describe('what people typed', () => {
  const hostile =
    '#panic("x") *đậm* _nghiêng_ $x^2$ \\ #set text(red) <nhãn> @tham-chiếu `mã` // chú thích [ngoặc] {khối} ~ "nháy"'

  it('is printed as it is, whatever it means to the typesetter', async () => {
    const data = await sampleOf('03-tu-choi-tiep-nhan', {
      reasons: [hostile],
      guidance: hostile,
      receiving_unit: hostile,
      receiver_name: hostile,
      qr_text: hostile,
    })
    const { pdf } = await prints.tryTemplate('03-tu-choi-tiep-nhan', {}, data)
    if (canReadText) expect(textOf(pdf)).toContain(hostile)
  })

  it('may be very long, without spaces, over several lines and pages', async () => {
    const data = await sampleOf('02-yeu-cau-bo-sung', {
      reasons: Array.from({ length: 40 }, () => 'Ẫ Ễ Ộ Ỗ Ự ẳ ặ ổ ữ ỵ '.repeat(30)),
      other_points: ['Nguyễnthịhồngnhung'.repeat(30), 'dòng một\ndòng hai', ''],
    })
    const { pdf, pages } = await prints.tryTemplate('02-yeu-cau-bo-sung', {}, data)
    expect(pages).toBeGreaterThan(3)
    if (canReadText) expect(textOf(pdf)).toContain('Ẫ Ễ Ộ Ỗ Ự ẳ ặ ổ ữ ỵ')
  })

  it('may be missing: every list empty, every optional field null', async () => {
    const data = await sampleOf('01-giay-tiep-nhan', {
      papers: [],
      fees: [],
      submitter: null,
      register_entry: null,
      case_name: null,
      qr_text: null,
      submitter_name: null,
      contact: { officer: null, phone: null, website: null },
      owner: { name: 'Nguyễn Văn A', address: null, phone: null, email: null, identity: null },
    })
    expect(receiptViewSchema.safeParse(data).success).toBe(true)
    expect((await prints.tryTemplate('01-giay-tiep-nhan', {}, data)).pages).toBe(2)
    const empty = await sampleOf('07-so-theo-doi', { rows: [], filters: [], prepared_by: null, with_area: true })
    expect((await prints.tryTemplate('07-so-theo-doi', {}, empty)).pages).toBe(1)
  })
})
