import { FormProblem } from '#platform/errors.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { type Edit, edited, readEdit } from './edit-steps.ts'
import { type HeadFields, type HeadProblem, ROW_FIELDS, type Row, readHead, readRows } from './editor-form.ts'
import { type InternalProcess, processSchema } from './process.ts'
import { sayFinding } from './process-words.ts'

/** The draft as its form says it. */
export interface TypedDraft {
  process: InternalProcess
  edit: Edit | undefined
  /** Row to look at afterwards. */
  row: number | null
}

/**
 * Reads the whole form and does what the pressed button says.
 * @throws FormProblem at each input that cannot be read
 */
export function readDraftForm(
  form: FormData,
  byName: Record<string, unknown>,
  before: InternalProcess,
  locale: Locale,
): TypedDraft {
  const { process: head, problems } = readHead(headFields(byName), before)
  const { process, findings } = readRows(typedRows(form), head)
  const wrong = [
    ...problems.map((field) => ({ path: PATHS[field] ?? field, message: headSentence(field) })),
    ...findings
      .filter(({ blocks }) => blocks)
      .map((finding) => ({ path: finding.cell ?? '', message: sayFinding(finding, process, locale).message })),
    ...tooLong(process),
  ]
  if (wrong.length > 0) throw new FormProblem(wrong)
  const edit = readEdit(String(form.get('intent') ?? ''))
  if (!edit) return { process, edit, row: null }
  const done = edited(process, edit)
  return { process: done.process, edit, row: done.row }
}

const PATHS: Partial<Record<HeadProblem, string>> = { number: 'decision.number', date: 'decision.date' }

function headSentence(field: HeadProblem): string {
  const sentences: Record<HeadProblem, () => string> = {
    code: m.processes_say_code,
    name: m.processes_say_name,
    number: m.processes_say_decision,
    date: m.processes_say_day,
    effective_from: m.processes_say_day,
    limit: m.processes_say_limit,
    serves: m.processes_say_serves,
    questions: m.processes_say_questions,
  }
  return sentences[field]()
}

function headFields(byName: Record<string, unknown>): HeadFields {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const decision = (byName.decision ?? {}) as Record<string, unknown>
  return {
    code: text(byName.code),
    name: text(byName.name),
    kind: text(byName.kind) || 'ordinary',
    number: text(decision.number),
    date: text(decision.date),
    agency: text(decision.agency),
    amends: text(decision.amends),
    effective_from: text(byName.effective_from),
    limit: text(byName.limit),
    serves: text(byName.serves),
    questions: text(byName.questions),
  }
}

/** Rows in their order; a row whose inputs are all empty is still a row. */
function typedRows(form: FormData): Row[] {
  const rows: Row[] = []
  for (let at = 0; form.has(`rows.${at}.number`); at++) {
    const texts = ROW_FIELDS.map((field) => {
      const typed = form.get(`rows.${at}.${field}`)
      return [field, typeof typed === 'string' ? typed.replaceAll('\r\n', '\n').trim() : ''] as const
    })
    rows.push(Object.fromEntries(texts) as Row)
  }
  return rows
}

/** What the schema refuses although it could be read: numbers of a strange shape, texts without an end. */
function tooLong(process: InternalProcess): { path: string; message: string }[] {
  const parsed = processSchema.safeParse(process)
  if (parsed.success) return []
  return parsed.error.issues.map(({ path, message }) => {
    const [first, row, field] = path
    const input = { name: 'content', assignee: 'who', budget: 'time', number: 'number' }[String(field)] ?? String(field)
    return { path: first === 'steps' ? `rows.${String(row)}.${input}` : path.join('.'), message }
  })
}
