import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { requirePage } from '#platform/http/request-context.ts'
import { EmptyState } from '#platform/ui/content.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import { listHandedOver } from '../handed-over-queries.ts'
import { PrintedSheet } from './printed-sheet.tsx'

/** After a bulk hand-over: one list to sign per unit that has the dossiers now. */
export async function loader(args: LoaderFunctionArgs) {
  const { app, actor } = await requirePage(args, 'dossiers.receive')
  const codes = new URL(args.request.url).searchParams.getAll('code')
  const groups = await listHandedOver(app.database.db, actor, codes)
  return groups.map(({ to, unitId, dossiers }) => ({ to, unitId, codes: dossiers.map((dossier) => dossier.code) }))
}

export default function HandedOverPage() {
  const groups = useLoaderData<typeof loader>()
  const count = groups.reduce((sum, group) => sum + group.codes.length, 0)
  return (
    <div className="page wide received">
      <PageTitle
        title={m.desk_handed_over_title({ count })}
        line={groups.map((group) => group.to).join('; ')}
        acts={
          <a className="btn btn-primary" href="/desk" data-main-act="">
            {m.desk_to_desk()}
          </a>
        }
      />
      {groups.length === 0 && (
        <EmptyState title={m.desk_handed_over_none()}>{m.desk_handed_over_none_text()}</EmptyState>
      )}
      {groups.map((group) => (
        <PrintedSheet
          key={group.unitId}
          address={addressOf(group)}
          title={m.desk_hand_over_list({ to: group.to, count: group.codes.length })}
        />
      ))}
    </div>
  )
}

function addressOf(group: { unitId: string; codes: readonly string[] }): string {
  const search = new URLSearchParams([['unit', group.unitId], ...group.codes.map((code) => ['code', code])])
  return `/desk/hand-over-list?${search}`
}
