import { Notice } from '#platform/ui/content.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import type { DossierPage } from './dossier-page.ts'
import type { LogLine } from './log-lines.ts'

/** Everything that was done to the dossier, newest first, whether the log is whole, and who looked. */
export function LogSection({ log, views }: Pick<DossierPage, 'log' | 'views'>) {
  return (
    <section className="dsec" aria-labelledby="log">
      <h2 id="log">{m.dossiers_page_tab_log()}</h2>
      <Notice tone={log.intact ? 'good' : 'bad'}>
        {log.intact ? m.dossiers_log_intact() : m.dossiers_log_broken()}
      </Notice>
      <Table
        rows={log.lines}
        rowKey={(row) => String(row.seq)}
        columns={[
          { label: m.dossiers_log_what(), head: true, cell: (row) => row.what },
          { label: m.dossiers_log_at(), cell: (row) => <DateText value={row.at} form="when" /> },
          { label: m.dossiers_log_who(), cell: (row) => <Who row={row} /> },
          { label: m.dossiers_log_details(), cell: (row) => <Details row={row} /> },
          { label: m.dossiers_log_hash(), cell: (row) => <Num className="sub small">{row.hash}</Num> },
        ]}
      />
      <details className="views">
        <summary>{m.dossiers_views_title({ count: views.length })}</summary>
        <Table
          rows={views}
          rowKey={(row) => `${row.at} ${row.who} ${row.what}`}
          columns={[
            { label: m.dossiers_log_at(), head: true, cell: (row) => <DateText value={row.at} form="when" /> },
            { label: m.dossiers_log_who(), cell: (row) => row.who },
            { label: m.dossiers_views_what(), cell: (row) => row.what },
          ]}
        />
      </details>
    </section>
  )
}

function Who({ row }: { row: LogLine }) {
  return (
    <>
      {row.who}
      {row.unit && <div className="sub small">{row.unit}</div>}
    </>
  )
}

function Details({ row }: { row: LogLine }) {
  return (
    <>
      {row.details.map((detail) => (
        <div key={detail}>{detail}</div>
      ))}
    </>
  )
}
