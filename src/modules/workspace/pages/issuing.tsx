import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { workingCalendar } from '#modules/calendar/exports.ts'
import { REQUEST_ID } from '#platform/forms/form-data.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { newId } from '#platform/ids.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { BulkBar, WorkRows } from '#platform/ui/work-rows.tsx'
import { m } from '#words'
import { performEach, readChosen } from '../bulk.ts'
import { horizonOf } from '../urgency.ts'
import { workItem } from '../work-item.ts'
import { listToIssue } from '../work-queries.ts'
import { BulkOutcome } from './bulk-outcome.tsx'
import { toRow } from './work-row.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'dossiers.issue')
  const horizon = horizonOf(app.clock.now())
  const [dossiers, calendar] = await Promise.all([
    listToIssue(app.database.db, actor, 200),
    workingCalendar(app.database.db, 'vn'),
  ])
  const items = (state: 'in_process' | 'resolved') =>
    dossiers.filter((each) => each.state === state).map((dossier) => workItem(dossier, { actor, calendar, horizon }))
  return { issue: items('in_process'), release: items('resolved'), requestId: newId() }
}

export async function action(args: ActionFunctionArgs) {
  const scope = await requirePage(args, 'dossiers.issue')
  const form = await args.request.formData()
  const chosen = readChosen(form.getAll('dossier'))
  if (chosen.length === 0) return data({ message: m.workspace_nothing_chosen(), failed: [] }, { status: 422 })
  const outcome = await performEach(scope, 'release', chosen, {}, String(form.get(REQUEST_ID) || newId()))
  const message = m.workspace_done_count({ count: outcome.done })
  return data({ message, failed: outcome.failed }, { status: outcome.failed.length > 0 ? 409 : 200 })
}

export default function IssuingPage() {
  const { issue, release, requestId } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const nothing = issue.length + release.length === 0
  return (
    <>
      <div className="page">
        <PageTitle
          title={m.workspace_issuing_title()}
          line={m.workspace_issuing_line({ issue: issue.length, release: release.length })}
        />
        {outcome && <BulkOutcome outcome={outcome} />}
      </div>
      {nothing && (
        <EmptyState title={m.workspace_issuing_none()} icon="stamp">
          {m.workspace_issuing_none_text()}
        </EmptyState>
      )}
      {issue.length > 0 && (
        <WorkRows groups={[{ key: 'issue', title: m.workspace_issuing_to_issue(), rows: issue.map(toRow) }]} />
      )}
      {release.length > 0 && (
        <Form method="post" className="work-form">
          <input type="hidden" name={REQUEST_ID} value={requestId} />
          <WorkRows
            choose="dossier"
            groups={[{ key: 'release', title: m.workspace_issuing_to_release(), rows: release.map(toRow) }]}
          />
          <BulkBar>
            <button type="submit" className="btn">
              {m.workspace_release_chosen()}
            </button>
          </BulkBar>
        </Form>
      )}
    </>
  )
}
