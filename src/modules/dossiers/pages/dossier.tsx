import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { recordView } from '#platform/access/audit-store.ts'
import { requirePage } from '#platform/http/request-context.ts'
import { Tabs } from '#platform/ui/lists.tsx'
import { m } from '#words'
import { viewDossier } from '../dossier-view.ts'
import { ClockRow } from './clock-row.tsx'
import { DocumentSection } from './document-section.tsx'
import { DoneNotice } from './done-notice.tsx'
import { DossierHead } from './dossier-head.tsx'
import { type DossierPage, loadDossierPage } from './dossier-page.ts'
import { findDone } from './find-done.ts'
import { LogSection } from './log-section.tsx'
import { OpinionSection } from './opinion-section.tsx'
import { PaperViewer } from './paper-viewer.tsx'
import { ParticularSection } from './particular-section.tsx'
import { ResultSection } from './result-section.tsx'
import { StorySection } from './story-section.tsx'

const TABS = ['story', 'opinions', 'documents', 'result', 'particulars', 'log'] as const
type Tab = (typeof TABS)[number]

export async function loader(args: LoaderFunctionArgs) {
  const scope = await requirePage(args, 'dossiers.view')
  const { app, actor, address } = scope
  const dossier = await viewDossier(app.database.db, actor, args.params.code ?? '')
  await recordView(app.database.db, actor, dossier.code, app.clock.now(), address)
  const { searchParams } = new URL(args.request.url)
  const tab: Tab = TABS.find((each) => each === searchParams.get('tab')) ?? 'story'
  const page = await loadDossierPage(scope, dossier, tab === 'log')
  return {
    page,
    tab,
    fileId: searchParams.get('file'),
    done: await findDone(app.database.db, dossier.id, searchParams.get('done')),
  }
}

export default function DossierRoute() {
  const { page, tab, fileId, done } = useLoaderData<typeof loader>()
  return (
    <>
      {done && <DoneNotice code={page.head.code} done={done} />}
      <DossierHead page={page}>
        <Tabs label={m.dossiers_page_tabs()} tabs={tabsOf(page, tab)} />
      </DossierHead>
      {tab === 'story' && (
        <>
          {page.clock && <ClockRow clock={page.clock} />}
          <div className="dgrid">
            <StorySection code={page.head.code} items={page.story} />
            <PaperViewer papers={page.papers} fileId={fileId} />
          </div>
        </>
      )}
      {tab === 'opinions' && <OpinionSection opinions={page.opinions} />}
      {tab === 'documents' && (
        <DocumentSection code={page.head.code} documents={page.documents} explains={page.clock !== null} />
      )}
      {tab === 'result' && <ResultSection result={page.result} step={page.ball?.step ?? null} />}
      {tab === 'particulars' && <ParticularSection particulars={page.particulars} />}
      {tab === 'log' && <LogSection log={page.log} views={page.views} />}
    </>
  )
}

function tabsOf(page: DossierPage, current: Tab) {
  const counts: Partial<Record<Tab, number>> = {
    opinions: page.opinions.length,
    documents: page.documents.length,
    log: page.log.lines.length,
  }
  return TABS.map((tab) => ({
    label: tabLabel(tab),
    href: tab === 'story' ? `/dossiers/${page.head.code}` : `?tab=${tab}`,
    count: counts[tab],
    current: tab === current,
  }))
}

function tabLabel(tab: Tab): string {
  switch (tab) {
    case 'story':
      return m.dossiers_page_tab_story()
    case 'opinions':
      return m.dossiers_page_tab_opinions()
    case 'documents':
      return m.dossiers_page_tab_documents()
    case 'result':
      return m.dossiers_page_tab_result()
    case 'particulars':
      return m.dossiers_page_tab_particulars()
    case 'log':
      return m.dossiers_page_tab_log()
  }
}
