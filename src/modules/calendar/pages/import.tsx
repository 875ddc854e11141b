import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { FormProblem, Refusal } from '#platform/errors.ts'
import { FileField } from '#platform/forms/file-field.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { REQUEST_ID } from '#platform/forms/form-data.ts'
import { newForm } from '#platform/forms/form-state.ts'
import { failedForm, handleForm, readPageForm } from '#platform/forms/handle-form.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { Card, Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { importDays } from '../actions/import-days.ts'
import { exceptionJson } from '../calendar-json.ts'
import { STATE_CALENDAR } from '../calendar-queries.ts'
import type { SheetDays } from '../day-sheet.ts'
import { draftWork } from '../draft-work.ts'
import { importPreview, readDayFile } from '../import-file.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import { dayWords } from './difference-view.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, locale } = await requirePage(args, 'calendar.change')
  const search = new URL(args.request.url).searchParams
  const code = search.get('code') ?? STATE_CALENDAR
  const work = await draftWork(app.database.db, code)
  const [sha256, file] = [search.get('file'), search.get('name')]
  const head = {
    code,
    name: locale === 'en' ? work.nameEn : work.name,
    drafted: work.draft !== undefined,
    draftVersion: work.draft?.version ?? 0,
  }
  if (!sha256 || !file) return { ...head, file: null, form: newForm(), problems: [], days: [], same: 0, refused: null }
  try {
    const read = await readDayFile(app, sha256, file)
    const changes = importPreview(work.edited, read)
    return {
      ...head,
      file,
      form: newForm({ sha256, name: file }),
      problems: [...read.problems],
      days: changes.map((day) => ({
        on: day.date,
        before: day.before ? dayWords(day.before, locale) : null,
        after: dayWords(day.after, locale),
      })),
      same: read.days.length - changes.length,
      refused: null,
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...head, file: null, form: newForm(), problems: [], days: [], same: 0, refused: error.message }
  }
}

export async function action(args: ActionFunctionArgs) {
  const { app } = await requirePage(args, 'calendar.change')
  const code = new URL(args.request.url).searchParams.get('code') ?? STATE_CALENDAR
  const read = await readPageForm(args, true)
  const { form, problems } = read
  const text = (name: string) => String(form.get(name) ?? '')
  if (text('intent') === 'load') {
    const sheet = await readDayFile(app, text('sha256'), text('name'))
    return handleForm(args, {
      action: importDays,
      form: read,
      input: () => ({ code, draft_version: text('draft_version'), days: daysOf(sheet) }),
      redirectTo: `/calendar/draft?code=${encodeURIComponent(code)}`,
    })
  }
  const again = (list: FormProblem) => failedForm(list, form, text(REQUEST_ID) || newId())
  if (problems.length > 0) return again(new FormProblem(problems))
  const found = { code, file: text('file.sha256'), name: text('file.name') }
  if (found.file === '') return again(new FormProblem([{ path: 'file', message: m.calendar_import_no_file() }]))
  return redirect(`/calendar/import?${new URLSearchParams(found)}`, 303)
}

/** All or none: a file with one fault takes nothing over. */
function daysOf(sheet: SheetDays): Record<string, unknown>[] {
  return sheet.problems.length > 0 ? [] : sheet.days.map(exceptionJson)
}

/** The yearly notice from a file: first what it would change, then into the draft. */
export default function ImportPage() {
  const { code, name, drafted, file } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle title={m.calendar_import_title()} line={m.calendar_import_line({ name })} />
      <CalendarTabs code={code} current="import" mayChange drafted={drafted} />
      {file ? <Outcome file={file} /> : <Upload />}
    </div>
  )
}

function Outcome({ file }: { file: string }) {
  const { problems, days, same, code } = useLoaderData<typeof loader>()
  return (
    <div className="yr-below" style={{ marginTop: '20px' }}>
      {problems.length > 0 ? (
        <>
          <Notice tone="bad" title={m.calendar_import_faulty({ file, count: problems.length })}>
            {m.calendar_import_nothing_taken()}
          </Notice>
          <Problems />
        </>
      ) : (
        <Card title={m.calendar_import_preview({ file })} end={<Digits>{String(days.length)}</Digits>}>
          {same > 0 && <p className="sub">{m.calendar_import_same({ count: same })}</p>}
          {days.length > 0 && <Days />}
        </Card>
      )}
      {problems.length === 0 && days.length > 0 && <Load />}
      <p>
        <a className="btn" href={`/calendar/import?code=${code}`}>
          {m.calendar_import_other()}
        </a>
      </p>
    </div>
  )
}

function Problems() {
  const { problems } = useLoaderData<typeof loader>()
  return (
    <Table
      rows={problems}
      rowKey={(row) => `${row.row} ${row.column} ${row.message}`}
      columns={[
        { label: m.calendar_import_row(), head: true, cell: (row) => <Num>{row.row}</Num> },
        { label: m.calendar_import_column(), cell: (row) => row.column || '–' },
        { label: m.calendar_import_fault(), cell: (row) => row.message },
      ]}
    />
  )
}

function Days() {
  const { days } = useLoaderData<typeof loader>()
  return (
    <Table
      rows={days}
      rowKey={(row) => row.on}
      columns={[
        { label: m.calendar_col_day(), head: true, cell: (row) => <DateText value={row.on} form="day" /> },
        {
          label: m.calendar_col_change(),
          cell: (row) => (row.before === null ? m.calendar_change_added() : m.calendar_change_changed()),
        },
        { label: m.calendar_before(), cell: (row) => <Digits>{row.before ?? '–'}</Digits> },
        { label: m.calendar_after(), cell: (row) => <Digits>{row.after}</Digits> },
      ]}
    />
  )
}

function Load() {
  const { form, draftVersion } = useLoaderData<typeof loader>()
  const state = useFormState(form, 'load')
  return (
    <PageForm form={state} intent="load">
      <input type="hidden" name="sha256" value={state.value('sha256')} />
      <input type="hidden" name="name" value={state.value('name')} />
      <input type="hidden" name="draft_version" value={draftVersion} />
      <div>
        <SubmitButton main>{m.calendar_into_draft()}</SubmitButton>
      </div>
    </PageForm>
  )
}

function Upload() {
  const { form, refused } = useLoaderData<typeof loader>()
  return (
    <div style={{ maxWidth: '40rem', marginTop: '20px' }}>
      <PageForm form={useFormState(form, 'upload')} intent="upload" files>
        {refused && (
          <p className="bad" role="alert">
            {refused}
          </p>
        )}
        <FileField name="file" label={m.calendar_import_file()} hint={m.calendar_import_file_hint()} />
        <div>
          <SubmitButton main>{m.calendar_import_check()}</SubmitButton>
        </div>
      </PageForm>
      <p style={{ display: 'flex', flexWrap: 'wrap', gap: '8px 20px', marginTop: '20px' }}>
        <a href="/calendar/import/template.xlsx" download>
          <Icon name="download" /> {m.calendar_import_template({ kind: 'XLSX' })}
        </a>
        <a href="/calendar/import/template.csv" download>
          <Icon name="download" /> {m.calendar_import_template({ kind: 'CSV' })}
        </a>
      </p>
    </div>
  )
}
