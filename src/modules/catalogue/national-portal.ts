/** Reads a record of the national portal as a procedure of the catalogue; the portal serves thousands of this shape. Pure. */
import type { ProcedureField } from './catalogue.ts'
import { CHANNEL_OF, type Defect, readLimits } from './national-limits.ts'
import {
  type NationalComponent,
  type NationalFee,
  type NationalRecord,
  nationalRecordSchema,
} from './national-record.ts'
import type { Channel } from './procedure.ts'
import { issuesAsErrors, type ParsedCatalogue, parseEntries } from './procedure-file.ts'

const KIND_OF: Record<string, string> = { STANDARD: 'standard', SPECIFIC: 'specific', STANDARD_INTERNAL: 'internal' }

/** Headings that name a group of papers (to hand in, to show, a remark), not a case to choose. */
const GROUP_HEADING = /^[*\s]*(giấy tờ|lưu ý|thành phần|hồ sơ|trường hợp (được )?ủy quyền)/i
const CASE_HEADING = /^(\(?\d+(\.\d+)*[.)]|\(?[a-zđ]\d?\)|trường hợp|đối với)/i

/**
 * @param json the portal's answer, or only its `data`
 * @param knownFields fields of the catalogue: the portal's field of the same name is taken as that one
 */
export function readNationalDetail(json: unknown, knownFields: readonly ProcedureField[] = []): ParsedCatalogue {
  const data = (json as { data?: unknown } | null)?.data ?? json
  const parsed = nationalRecordSchema.safeParse(data)
  if (!parsed.success) {
    const errors = issuesAsErrors(parsed.error.issues, data, (path) => ['data', ...path].map(String).join('.'), null)
    return { catalogue: { fields: [], sources: [], procedures: [], reported: [] }, errors, flags: [] }
  }
  const record = parsed.data
  const field = fieldOf(record, knownFields)
  const limits = readLimits(record)
  const entry = {
    ...identity(record, field),
    ...agenciesAndLaw(record),
    ...casesAndPapers(record, limits),
    fees: fees(record),
  }
  const result = parseEntries([entry], (_, path) => `data (${record.code}) ${path.map(String).join('.')}`, {
    fields: [field],
    sources: [],
    reported: [],
  })
  const defects = [...limits.defects, ...recordDefects(record)]
  const flags = defects.map((one) => ({ procedure_code: record.code, ...one, message: null, source: null }))
  return { ...result, flags: [...result.flags, ...flags] }
}

function fieldOf(record: NationalRecord, known: readonly ProcedureField[]): ProcedureField {
  const found = record.category ?? record.categoriesDetails[0]
  const name = found?.name || 'Lĩnh vực khác'
  const same = known.find((field) => field.name.vi.toLowerCase() === name.toLowerCase())
  return same ?? { code: (found?.code || 'KHAC').slice(0, 20), name: { vi: name, en: null } }
}

function identity(record: NationalRecord, field: ProcedureField) {
  const proposal = record.procedureProposal
  const number = proposal?.decisionNumber || proposal?.proposalNumber
  const decidedAt = proposal?.decisionDate
  return {
    code: record.code,
    field_code: field.code,
    kind: KIND_OF[record.type ?? ''] ?? 'standard',
    name: { vi: record.name.replace(/\s+/g, ' '), en: null },
    decision: number ? { number, date: decidedAt ? dayInHanoi(decidedAt) : null } : null,
    level: record.isProvince ? 'province' : record.isWard ? 'commune' : record.isMinistry ? 'ministry' : 'other',
    keywords: record.keywords === '' ? [] : record.keywords.split(/\s*[,;]\s*/).filter((word) => word !== ''),
    clock: clockOf(field.name.vi),
    provenance: {
      confidence: 'verified',
      note: 'Đọc từ bản ghi của Cổng Dịch vụ công quốc gia; yêu cầu của từng giấy tờ suy theo câu chữ',
      derived: ['components.requirement', 'clock'],
    },
  }
}

/** PAUSE for investment, planning and construction, RESTART otherwise (domain/law.md §1.6). */
function clockOf(fieldName: string): { mode: string; legal_basis: string } {
  return /đầu tư|xây dựng|quy hoạch|khu công nghiệp|khu kinh tế/i.test(fieldName)
    ? { mode: 'PAUSE', legal_basis: 'Pháp luật đầu tư, xây dựng: thời gian bổ sung hồ sơ không tính vào thời hạn' }
    : { mode: 'RESTART', legal_basis: 'Nghị định 118/2025/NĐ-CP: tính lại thời hạn từ đầu khi nhận đủ hồ sơ bổ sung' }
}

function agenciesAndLaw(record: NationalRecord) {
  const names = (list: { name: string }[]) => list.map((one) => one.name).filter((name) => name !== '')
  const executing = names(record.departmentsExecuting)
  return {
    agencies: {
      deciding: names(record.departmentsAuthority).join('; ') || record.executingAgencies || null,
      executing: executing.length > 0 ? executing : record.executingAgencies === '' ? [] : [record.executingAgencies],
      consulted: names(record.departmentsCoordinating),
    },
    applicants: names(record.subjectTypesDetails),
    results: names(record.resultsDetails),
    legal_basis: record.legalBasisesDetails.flatMap(({ code, name }) =>
      code?.trim() || name ? [code?.trim() || name] : [],
    ),
    sequence:
      record.executionSteps
        .flatMap((step) => [step.name, step.description])
        .filter((part) => part !== '')
        .join('\n') || null,
    conditions: record.requirementsAndConditions || null,
    service_level:
      typeof record.isFullProcess === 'boolean'
        ? {
            level: record.isFullProcess ? 'full' : 'partial',
            source: null,
            scope: 'Cổng Dịch vụ công quốc gia (isFullProcess)',
          }
        : null,
    channels: channels(record),
  }
}

function channels(record: NationalRecord): Channel[] {
  const open = new Set(record.executionMethods.map((method) => CHANNEL_OF[method.submissionMethod]))
  const all: Channel[] = ['counter', 'post', 'online']
  return open.size === 0 ? all : all.filter((channel) => open.has(channel))
}

function casesAndPapers(record: NationalRecord, limits: ReturnType<typeof readLimits>) {
  const common = { limit: limits.limit, limit_note: limits.note, channel_limits: limits.channel_limits }
  const groups = record.executionCases.filter((group) => group.profileComponents.length > 0)
  const areCases = groups.length > 1 && groups.every(({ name }) => CASE_HEADING.test(name) && !GROUP_HEADING.test(name))
  if (areCases) {
    const cases = groups.map(({ name, profileComponents }, index) => ({
      code: String(index + 1),
      name: caseName(name),
      ...common,
      components: profileComponents.map((one) => paper(one, null)),
      original_text: name,
    }))
    return { case_question: 'Hồ sơ thuộc trường hợp nào?', cases }
  }
  const components = groups.flatMap(({ name, profileComponents }) =>
    profileComponents.map((one) => paper(one, groups.length > 1 ? caseName(name) : null)),
  )
  return { cases: [{ code: '1', name: 'Trường hợp chung', ...common }], components }
}

function caseName(heading: string): string {
  const name = heading
    .replace(/\s+/g, ' ')
    .replace(/^[*+\-\s]+/, '')
    .replace(/^(\(?\d+(\.\d+)*[.)]+|\(?[a-zđ]\d?\))\s*/i, '')
    .replace(/^Đối với /, '')
    .replace(/,?\s*(hồ sơ )?(bao )?gồm\s*:?$/i, '')
    .replace(/[\s:;.]+$/, '')
  return name === '' ? 'Giấy tờ khác' : name.charAt(0).toUpperCase() + name.slice(1)
}

/** The portal's own flag `required` is always false; what is required is read from the wording. */
function paper(component: NationalComponent, group: string | null) {
  const name =
    component.name
      .replace(/\s+/g, ' ')
      .replace(/^[-+.*\s]+/, '')
      .replace(/[\s;.]+$/, '') || 'Giấy tờ không ghi tên'
  const originals = Math.max(0, Math.trunc(component.originalQty ?? 0))
  const copies = Math.max(0, Math.trunc(component.copyQty ?? 0))
  const [, form] = /\b(Mẫu (?:số )?[\w./-]*\d[\w./-]*)/u.exec(name) ?? []
  return { name, group, form: form ?? null, originals, copies, requirement: requirement(name, originals + copies) }
}

function requirement(name: string, count: number): string {
  if (count === 0) return 'note'
  if (/^một trong|ít nhất một trong/i.test(name)) return 'one_of'
  return /^(trường hợp|đối với)|\(nếu có\)/i.test(name) ? 'conditional' : 'required'
}

function fees(record: NationalRecord) {
  const byText = new Map<string, { fee: Record<string, unknown>; channels: Set<Channel> }>()
  for (const method of record.executionMethods) {
    for (const one of method.fees) {
      const fee = readFee(one)
      const known = byText.get(JSON.stringify(fee)) ?? { fee, channels: new Set<Channel>() }
      byText.set(JSON.stringify(fee), { ...known, channels: known.channels.add(CHANNEL_OF[method.submissionMethod]) })
    }
  }
  const open = channels(record).length
  return [...byText.values()].flatMap(({ fee, channels: on }) =>
    on.size === open ? [fee] : [...on].map((channel) => ({ ...fee, channel })),
  )
}

function readFee({ value, description, currencyName, type }: NationalFee): Record<string, unknown> {
  const label = type === 'SERVICE_FEE' ? 'Phí' : 'Lệ phí'
  const foreign = currencyName && !/^(vnd|đồng|vnđ)$/i.test(currencyName.trim()) ? currencyName.trim() : null
  if (value && foreign)
    return {
      kind: 'fixed',
      amount: null,
      rule: [`${label} ${value} ${foreign}`, description].filter(Boolean).join('. '),
    }
  if (value) return { kind: 'fixed', amount: Math.round(value), rule: description || label }
  if (/hội đồng nhân dân|hđnd|nghị quyết/i.test(description)) return { kind: 'by_resolution', rule: description }
  if (description !== '' && !/không (thu|phải nộp|có)|miễn/i.test(description))
    return { kind: 'by_law', rule: description }
  return { kind: 'none', amount: 0, rule: description || 'Không thu phí, lệ phí' }
}

function recordDefects(record: NationalRecord): Defect[] {
  const stray = record.cases
    .filter(({ code }) => code && !code.startsWith(record.code))
    .map(({ code }) => ({ path: 'cases', rule: 'case_code_stray', detail: { code: code ?? '' } }))
  const foreign = record.executionMethods
    .flatMap((method) => method.fees)
    .some(({ currencyName, value }) => value && currencyName && !/^(vnd|đồng|vnđ)$/i.test(currencyName.trim()))
  const papers = record.executionCases.flatMap((group) => group.profileComponents)
  const unusable = papers.length > 0 && papers.every((one) => !one.required)
  return [
    ...stray,
    ...(foreign ? [{ path: 'fees', rule: 'fee_in_foreign_currency', detail: {} }] : []),
    ...(unusable ? [{ path: 'components.requirement', rule: 'required_is_never_set', detail: {} }] : []),
  ]
}

/** The portal's instants are midnights of Hà Nội; read as UTC they would fall on the day before. */
function dayInHanoi(milliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds)
    .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toPlainDate()
    .toString()
}
