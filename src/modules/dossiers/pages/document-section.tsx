import { DateText, Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import { documentLabel } from '../document-words.ts'
import type { DossierPage } from './dossier-page.ts'

/** Sheets that can be printed at any time, because they are made from what the dossier says now. */
const ALWAYS = ['control_slip', 'deadline_explanation'] as const

export interface DocumentSectionProps {
  code: string
  documents: DossierPage['documents']
  /** There is a due date to explain. */
  explains: boolean
}

/** Every sheet that was issued, as it was issued, and those that can be printed now. */
export function DocumentSection({ code, documents, explains }: DocumentSectionProps) {
  const live = ALWAYS.filter((form) => form !== 'deadline_explanation' || explains)
  return (
    <section className="dsec" aria-labelledby="documents">
      <h2 id="documents">{m.dossiers_page_tab_documents()}</h2>
      {documents.length === 0 && <p className="sub">{m.dossiers_documents_none()}</p>}
      {documents.length > 0 && (
        <Table
          rows={documents}
          rowKey={(row) => row.id}
          columns={[
            {
              label: m.dossiers_documents_name(),
              head: true,
              cell: (row) => <PrintLink url={printUrl(code, row.id)} label={row.label} />,
            },
            { label: m.dossiers_documents_number(), cell: (row) => <Num>{row.number ?? '–'}</Num> },
            { label: m.dossiers_documents_at(), cell: (row) => <DateText value={row.issuedAt} form="when" /> },
            { label: m.dossiers_documents_by(), cell: (row) => row.issuedBy },
          ]}
        />
      )}
      <h3>{m.dossiers_documents_always()}</h3>
      <ul className="linklist">
        {live.map((form) => (
          <li key={form}>
            <PrintLink url={printUrl(code, form)} label={documentLabel(form)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PrintLink({ url, label }: { url: string; label: string }) {
  return (
    <a className="doc" href={url}>
      <Icon name="printer" size="s" />
      {label}
    </a>
  )
}

export function printUrl(code: string, document: string): string {
  return `/dossiers/${code}/prints/${document}`
}
