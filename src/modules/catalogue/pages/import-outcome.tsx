import { Notice } from '#platform/ui/content.tsx'
import { Num } from '#platform/ui/dates.tsx'
import { StateBadge } from '#platform/ui/state-badge.tsx'
import { Table } from '#platform/ui/table.tsx'
import { m } from '#words'
import type { Preview, PreviewLine } from '../import-preview.ts'

export interface ErrorLine {
  place: string
  code: string | null
  message: string
}

/** Every error of a file at once, each with the place where it stands: nothing was loaded. */
export function ImportErrors({ file, errors }: { file: string; errors: readonly ErrorLine[] }) {
  return (
    <section style={{ margin: '20px 0' }}>
      <Notice tone="bad" live title={m.catalogue_import_errors({ file, count: errors.length })}>
        <p>{m.catalogue_import_errors_hint()}</p>
      </Notice>
      <Table
        caption={<span className="sr">{m.catalogue_import_errors({ file, count: errors.length })}</span>}
        rows={errors.map((error, index) => ({ ...error, key: `${index}` }))}
        rowKey={(row) => row.key}
        columns={[
          {
            label: m.catalogue_import_place(),
            head: true,
            cell: (row) => <code style={{ overflowWrap: 'anywhere' }}>{row.place}</code>,
          },
          { label: m.catalogue_admin_code(), cell: (row) => <Num>{row.code ?? '–'}</Num> },
          { label: m.catalogue_import_error(), cell: (row) => row.message },
        ]}
      />
    </section>
  )
}

/** What would be there after loading. */
export function ImportPreview({ file, preview: { summary, lines } }: { file: string; preview: Preview }) {
  const { added, changed, dated, unchanged, flags } = summary
  const moving = lines.filter((line) => line.kind !== 'unchanged')
  return (
    <section style={{ margin: '20px 0' }}>
      <Notice
        tone={moving.length > 0 ? 'info' : 'good'}
        live
        title={moving.length > 0 ? m.catalogue_import_good({ file }) : m.catalogue_import_nothing({ file })}
      >
        <p>
          {m.catalogue_import_counts({
            added: added.length,
            changed: changed.length,
            dated: dated.length,
            unchanged: unchanged.length,
          })}
        </p>
        {flags.raised + flags.resolved > 0 && (
          <p>{m.catalogue_import_flags({ raised: flags.raised, resolved: flags.resolved })}</p>
        )}
      </Notice>
      {moving.length > 0 && (
        <Table
          caption={<span className="sr">{m.catalogue_import_good({ file })}</span>}
          rows={moving}
          rowKey={(row) => `${row.kind} ${row.code}`}
          columns={[
            { label: m.catalogue_admin_code(), cell: (row) => <Num>{row.code}</Num> },
            { label: m.catalogue_import_procedure(), head: true, cell: (row) => row.name },
            { label: m.catalogue_import_what(), cell: (row) => <Kind kind={row.kind} /> },
          ]}
        />
      )}
    </section>
  )
}

function Kind({ kind }: { kind: PreviewLine['kind'] }) {
  switch (kind) {
    case 'added':
      return <StateBadge state="done">{m.catalogue_import_added()}</StateBadge>
    case 'changed':
      return <StateBadge state="work">{m.catalogue_import_changed()}</StateBadge>
    case 'dated':
      return <StateBadge state="wait">{m.catalogue_import_dated()}</StateBadge>
    case 'unchanged':
      return m.catalogue_import_unchanged()
  }
}
