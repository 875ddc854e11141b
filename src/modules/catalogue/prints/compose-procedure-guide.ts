import type { BoardIdentity } from '#platform/http/render-context.ts'
import { type Form, formMark } from '#platform/prints/forms.ts'
import { placeAndDate } from '#platform/prints/vietnamese-dates.ts'
import { lawTitle } from '../guide-words.ts'
import { feeText, limitsText, limitText } from '../limit-words.ts'
import type { Component, ProcedureCase, ProcedureVersion } from '../procedure.ts'
import { isNationalCode } from '../version-parts.ts'
import type { ProcedureGuideView } from './procedure-guide.ts'

export interface GuideSheet {
  form: Form
  /** In Vietnamese, whatever the reader's language. */
  board: BoardIdentity | undefined
  now: Date
  /** Public address of the procedure's page: what the QR code says. */
  address: string
  website: string | null
}

/** The sheet for the notice board. Called with the words in Vietnamese: administrative papers are. */
export function composeProcedureGuide(version: ProcedureVersion, sheet: GuideSheet): ProcedureGuideView {
  const { board, form, now } = sheet
  const place = board?.area.replace(/^(tỉnh|thành phố)\s+/i, '') || '…'
  const code = isNationalCode(version.procedure_code) ? version.procedure_code : null
  return {
    document_title: `${form.title} ${version.procedure_code}`,
    title: form.title,
    issued_at: Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
      .toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    qr_text: sheet.address,
    head: {
      superior: board?.parentName || null,
      issuer: board?.name || 'Một Cửa',
      number: '',
      place_and_date: placeAndDate(place, now),
      form: formMark(form),
    },
    code,
    name: version.name.vi,
    field: version.procedure.field_name.vi,
    resolving_unit: board?.name || version.agencies.executing[0] || version.agencies.deciding || '…',
    applicants: version.applicants,
    channels: channelSentences(version, board),
    cases: version.cases.map((each) => guideCase(version, each)),
    fees: version.fees
      .filter((fee) => fee.kind !== 'none' && fee.amount !== 0)
      .map((fee) => ({ name: feeName(version, fee.case_code), amount: feeText(fee, 'vi') })),
    result: version.results.join('; ') || 'Chưa công bố',
    requirements: version.conditions
      ? version.conditions
          .split(/\n+/)
          .map((line) => line.trim())
          .filter((line) => line !== '')
      : [],
    legal_bases: version.legal_basis.map(lawTitle),
    decision: version.decision ? `Quyết định số ${version.decision.number}` : null,
    contact: { phone: board?.phone ?? null, website: sheet.website, address: board?.deskLines.at(1) ?? null },
  }
}

function feeName(version: ProcedureVersion, caseCode: string | null): string {
  return version.cases.find((each) => each.code === caseCode)?.name ?? 'Phí, lệ phí'
}

function channelSentences(version: ProcedureVersion, board: BoardIdentity | undefined): string[] {
  const place = board?.deskLines.join(', ')
  const hours = board?.hoursLines.join(', ')
  const sentences = {
    counter: `Trực tiếp tại ${place || 'nơi tiếp nhận'}${hours ? ` (${hours})` : ''}.`,
    post: 'Qua dịch vụ bưu chính công ích.',
    online: onlineSentence(version),
  }
  return version.channels.map((channel) => sentences[channel])
}

function onlineSentence(version: ProcedureVersion): string {
  switch (version.route.kind) {
    case 'here':
      return 'Trực tuyến, tại địa chỉ trong mã QR ở đầu trang.'
    case 'national_portal':
      return 'Trực tuyến tại Cổng Dịch vụ công quốc gia: dichvucong.gov.vn.'
    case 'ministry_system':
      return `Trực tuyến trên ${version.route.system ?? 'hệ thống của bộ quản lý ngành'}.`
  }
}

function guideCase(version: ProcedureVersion, each: ProcedureCase): ProcedureGuideView['cases'][number] {
  const limits = [...(each.limit ? [each.limit] : []), ...each.channel_limits.map(({ limit }) => limit)]
  return {
    name: version.cases.length > 1 ? each.name : null,
    time_limit:
      each.limit && each.channel_limits.length === 0
        ? limitText(each.limit, 'vi')
        : limitsText(limits, 'vi') || 'chưa công bố',
    sets: version.dossier_sets_note ?? `${String(version.dossier_sets).padStart(2, '0')} bộ`,
    papers: [...version.components, ...each.components].map(guidePaper),
  }
}

const REQUIREMENTS_ON_PAPER: Readonly<Record<Component['requirement'], string>> = {
  required: 'bắt buộc',
  conditional: 'khi thuộc trường hợp này',
  one_of: 'một trong các giấy tờ này',
  note: 'không phải nộp, cơ quan tra cứu',
}

function guidePaper(paper: Component): ProcedureGuideView['cases'][number]['papers'][number] {
  return {
    name: paper.name,
    originals: paper.originals,
    certified_copies: paper.certified_copies,
    copies: paper.copies,
    form: paper.form,
    requirement: REQUIREMENTS_ON_PAPER[paper.requirement],
  }
}
