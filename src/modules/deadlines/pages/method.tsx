import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { requirePage } from '#platform/http/request-context.ts'
import { currentLocale, type Locale } from '#platform/i18n/locale.ts'
import { DefinitionList, Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { type BackTest, type Bin, LEAST_DOSSIERS } from '../risk-back-test.ts'
import { STUCK } from '../risk-forecast.ts'
import { findModel } from '../risk-queries.ts'
import { type LearntStep, learntSteps } from '../risk-steps.ts'
import { LEANING } from '../risk-times.ts'
import { CalibrationChart } from './calibration-chart.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = await requirePage(args, 'deadlines.view_risks')
  const model = await findModel(app.database.db)
  if (!model) return { model: null }
  return {
    model: {
      fittedAt: model.fitted_at.toISOString(),
      from: model.history_from.toISOString(),
      dossiers: model.dossiers,
      stays: model.stays,
      test: model.back_test,
      steps: learntSteps(model.times, currentLocale()),
    },
  }
}

export default function MethodPage() {
  const { model } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <PageTitle
        title={m.deadlines_method_title()}
        line={m.deadlines_method_line()}
        acts={
          <a className="btn" href="/deadlines/at-risk">
            {m.deadlines_risk_title()}
          </a>
        }
      />
      <div className="stack-l section">
        <How />
        {model ? (
          <>
            <section className="stack-m">
              <h2>{m.deadlines_method_data()}</h2>
              <DefinitionList
                items={[
                  { term: m.deadlines_method_learnt_at(), value: <DateText value={model.fittedAt} form="when" /> },
                  { term: m.deadlines_method_since(), value: <DateText value={model.from} form="day" /> },
                  { term: m.deadlines_method_dossiers(), value: <Count value={model.dossiers} /> },
                  { term: m.deadlines_method_stays(), value: <Count value={model.stays} /> },
                ]}
              />
              <StepTable steps={model.steps} />
            </section>
            <Proof test={model.test} />
          </>
        ) : (
          <Notice>{m.deadlines_method_nothing()}</Notice>
        )}
      </div>
    </div>
  )
}

function How() {
  const values = { leaning: LEANING, stuck: Math.round(STUCK * 100) }
  return (
    <section className="stack-m">
      <h2>{m.deadlines_method_how()}</h2>
      <ol className="method">
        <li>{m.deadlines_method_step_time()}</li>
        <li>{m.deadlines_method_unfinished()}</li>
        <li>{m.deadlines_method_shrink({ count: values.leaning })}</li>
        <li>{m.deadlines_method_sum()}</li>
        <li>{m.deadlines_method_stuck({ share: values.stuck })}</li>
        <li>{m.deadlines_method_waiting()}</li>
        <li>{m.deadlines_method_limits()}</li>
      </ol>
    </section>
  )
}

function StepTable({ steps }: { steps: readonly LearntStep[] }) {
  if (steps.length === 0) return null
  return (
    <Table
      caption={m.deadlines_method_steps()}
      rows={steps}
      rowKey={(row) => row.key}
      columns={[
        { label: m.deadlines_method_kind(), head: true, cell: (row) => row.name },
        { label: m.deadlines_method_count(), right: true, cell: (row) => <Count value={row.n} /> },
        { label: m.deadlines_method_half(), cell: (row) => row.half },
        { label: m.deadlines_method_most(), cell: (row) => row.most },
      ]}
    />
  )
}

function Proof({ test }: { test: BackTest }) {
  const locale = currentLocale()
  return (
    <section className="stack-m">
      <h2>{m.deadlines_method_proof()}</h2>
      <p>{m.deadlines_method_proof_how()}</p>
      {test.enough && test.split_at && test.brier !== null && test.brier_naive !== null ? (
        <>
          <p>
            {m.deadlines_method_proof_result({
              trials: number(test.trials, locale),
              dossiers: number(test.tried_dossiers, locale),
              brier: number(test.brier, locale, 3),
              naive: number(test.brier_naive, locale, 3),
              better: number(Math.round((1 - test.brier / test.brier_naive) * 100), locale),
            })}{' '}
            {test.brier >= test.brier_naive && m.deadlines_method_no_better()}
          </p>
          <p className="sub small">
            {m.deadlines_method_split()} <DateText value={test.split_at} form="when" />.
          </p>
          <div className="calibration-row">
            <CalibrationChart bins={test.bins} />
            <BinTable bins={test.bins} />
          </div>
        </>
      ) : (
        <Notice tone="warning" title={m.deadlines_method_too_little_title()}>
          {m.deadlines_method_too_little({ count: test.learnt_dossiers, least: LEAST_DOSSIERS })}
        </Notice>
      )}
    </section>
  )
}

function BinTable({ bins }: { bins: readonly Bin[] }) {
  const locale = currentLocale()
  const percent = (value: number | null) => (value === null ? '–' : `${number(value * 100, locale, 0)} %`)
  return (
    <Table
      caption={m.deadlines_method_bins()}
      rows={bins.filter(({ n }) => n > 0)}
      rowKey={(row) => String(row.from)}
      columns={[
        {
          label: m.deadlines_method_said(),
          head: true,
          cell: (row) => (
            <Num>
              {percent(row.from)} – {percent(row.to)}
            </Num>
          ),
        },
        { label: m.deadlines_method_count(), right: true, cell: (row) => <Count value={row.n} /> },
        { label: m.deadlines_method_said_mean(), right: true, cell: (row) => percent(row.predicted) },
        { label: m.deadlines_method_came_true(), right: true, cell: (row) => percent(row.observed) },
        {
          label: m.deadlines_method_interval(),
          right: true,
          cell: (row) => (
            <span className="nb">
              {percent(row.low)} – {percent(row.high)}
            </span>
          ),
        },
      ]}
    />
  )
}

function Count({ value }: { value: number }) {
  return <Num>{number(value, currentLocale())}</Num>
}

function number(value: number, locale: Locale, digits = 0): string {
  return value.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}
