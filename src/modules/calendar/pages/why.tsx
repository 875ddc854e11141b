import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Select, TextField } from '#platform/forms/fields.tsx'
import { PageForm, SubmitButton, useFormState } from '#platform/forms/form.tsx'
import { scopeOf } from '#platform/http/request-context.ts'
import { dateParts, dayText, whenText } from '#platform/i18n/dates.ts'
import { currentLocale } from '#platform/i18n/locale.ts'
import { Notice } from '#platform/ui/content.tsx'
import { DayLegend, DayStrip } from '#platform/ui/day-strip.tsx'
import { Digits } from '#platform/ui/digits.tsx'
import { DocumentTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { workingCalendar } from '../calendar-queries.ts'
import { answerWhy, type WhyAnswer } from './why-question.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { app, locale } = scopeOf(args)
  const calendar = await workingCalendar(app.database.db, 'vn')
  return answerWhy(new URL(args.request.url).searchParams, calendar, app.clock.now(), locale)
}

/** "Vì sao hạn là …?": the same arithmetic as for dossiers, for anybody who wants to follow it. */
export default function WhyPage() {
  const { answer } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <DocumentTitle>{m.calendar_why_title()}</DocumentTitle>
      <div className="reading wide">
        <h1>{m.calendar_why_title()}</h1>
        <p className="ink2">{m.calendar_why_lead()}</p>
        {answer && <Answer answer={answer} />}
        <div className="section">
          <Question />
        </div>
      </div>
    </div>
  )
}

function Question() {
  const form = useFormState(useLoaderData<typeof loader>().form)
  const units = [
    { value: 'working_days', label: m.calendar_why_unit_working_days() },
    { value: 'days', label: m.calendar_why_unit_days() },
    { value: 'working_hours', label: m.calendar_why_unit_working_hours() },
    { value: 'hours', label: m.calendar_why_unit_hours() },
    { value: 'months', label: m.calendar_why_unit_months() },
  ]
  const cutoffs = [
    { value: 'none', label: m.calendar_why_cutoff_none() },
    { value: 'after', label: m.calendar_why_cutoff_15() },
    { value: 'last_working_hour', label: m.calendar_why_cutoff_last() },
  ]
  const offHours = [
    { value: 'next_opening', label: m.calendar_why_off_next() },
    { value: 'as_is', label: m.calendar_why_off_as_is() },
  ]
  return (
    <PageForm form={form} method="get">
      <div className="pair">
        <TextField
          name="on"
          label={m.calendar_why_on()}
          digits
          inputMode="numeric"
          maxLength={10}
          placeholder={m.platform_date_pattern()}
        />
        <TextField name="at" label={m.calendar_why_at()} digits maxLength={5} placeholder={m.platform_time_pattern()} />
        <TextField name="value" label={m.calendar_why_value()} digits inputMode="numeric" maxLength={9} />
        <Select name="unit" label={m.calendar_why_unit()} choices={units} />
      </div>
      <div className="pair">
        <Select name="cutoff" label={m.calendar_why_cutoff()} choices={cutoffs} />
        <Select name="off_hours" label={m.calendar_why_off_hours()} choices={offHours} />
      </div>
      <div>
        <SubmitButton large>{m.calendar_why_compute()}</SubmitButton>
      </div>
      <p className="law">
        <Digits>{m.calendar_why_law()}</Digits>
      </p>
    </PageForm>
  )
}

function Answer({ answer }: { answer: WhyAnswer }) {
  const locale = currentLocale()
  const start = whenText(answer.startAt, locale)
  const shown = (day: string | undefined) => (day ? dayText(dateParts(day)) : '')
  return (
    <section className="answer" aria-labelledby="answer">
      <h2 id="answer">
        <Digits>{m.calendar_why_answer({ when: whenText(answer.dueAt, locale) })}</Digits>
      </h2>
      <p className="ink2">
        <Digits>
          {answer.startAt === answer.receivedAt
            ? m.calendar_why_start_same({ when: start })
            : m.calendar_why_start({ when: start })}
        </Digits>
      </p>
      {answer.unannouncedYear && (
        <Notice tone="warning">{m.calendar_why_unannounced({ year: answer.unannouncedYear })}</Notice>
      )}
      <h3>{m.calendar_why_days()}</h3>
      <DayStrip
        days={answer.days}
        label={m.calendar_why_strip({ from: shown(answer.days[0]?.on), to: shown(answer.days.at(-1)?.on) })}
      />
      <p className="legend-line">
        <DayLegend />
      </p>
      <h3>{m.calendar_why_lines()}</h3>
      <Table
        rows={answer.lines}
        rowKey={(line) => line.span + line.says}
        columns={[
          { label: m.calendar_why_col_span(), head: true, cell: (line) => <Digits>{line.span}</Digits> },
          { label: m.calendar_why_col_reason(), cell: (line) => <Digits>{line.says}</Digits> },
          { label: m.calendar_why_col_law(), cell: (line) => <Digits>{line.law}</Digits> },
        ]}
      />
    </section>
  )
}
