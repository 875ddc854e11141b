import { m } from '#words'
import type { DossierComponent, DossierFile } from '../dossier-queries.ts'
import type { DossierRecord } from './dossier-record.ts'

export interface PaperFile {
  id: string
  name: string
  url: string
  /** What the viewer can show beside the list; anything else is opened or downloaded. */
  shows: 'pdf' | 'image' | 'nothing'
  size: string
  addedAt: string
  addedBy: string
  /** Came after reception: the answer to a supplement request. */
  later: boolean
  /** Looked at by this officer. */
  seen: boolean
}

export interface Paper {
  ordinal: number
  name: string
  form: string | null
  applicable: boolean
  /** "1 bản chính, 2 bản sao" */
  counts: string
  note: string | null
  files: PaperFile[]
}

export interface Papers {
  papers: Paper[]
  /** Files that belong to no paper: authorisation and the like. */
  others: PaperFile[]
}

export function papersOf(record: DossierRecord, seen: ReadonlySet<string>): Papers {
  const shown = (file: DossierFile) => paperFile(record, file, seen)
  const ordinals = new Set(record.components.map((component) => component.ordinal))
  const papers = record.components.map((component): Paper => {
    const files = record.files.filter((file) => file.purpose === 'component' && file.component === component.ordinal)
    const { ordinal, name, form, applicable, note } = component
    return { ordinal, name, form, applicable, note, counts: countsOf(component), files: files.map(shown) }
  })
  const others = record.files
    .filter(
      (file) =>
        file.purpose === 'authorisation' || (file.purpose === 'component' && !ordinals.has(file.component ?? -1)),
    )
    .map(shown)
  return { papers, others }
}

/** Files of one purpose: opinions, drafts, results, what was handed over with the result. */
export function filesFor(
  record: DossierRecord,
  purpose: DossierFile['purpose'],
  seen: ReadonlySet<string>,
): PaperFile[] {
  return record.files.filter((file) => file.purpose === purpose).map((file) => paperFile(record, file, seen))
}

export function paperFile({ dossier, locale }: DossierRecord, file: DossierFile, seen: ReadonlySet<string>): PaperFile {
  return {
    id: file.id,
    name: file.name,
    url: `/dossiers/${encodeURIComponent(dossier.code)}/files/${file.id}`,
    shows: file.media_type === 'application/pdf' ? 'pdf' : SHOWN_IMAGES.has(file.media_type) ? 'image' : 'nothing',
    size: sizeText(file.size_bytes, locale),
    addedAt: file.added_at.toISOString(),
    addedBy: file.added_by,
    later: file.purpose === 'component' && dossier.received_at !== null && file.added_at > dossier.received_at,
    seen: seen.has(fileSubject(dossier.code, file.id)),
  }
}

const SHOWN_IMAGES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

/** What the log of views names when a file is opened. */
export function fileSubject(code: string, fileId: string): string {
  return `${code}/files/${fileId}`
}

function sizeText(bytes: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return bytes < 1_000_000
    ? `${format.format(Math.max(1, Math.round(bytes / 1000)))} KB`
    : `${format.format(bytes / 1_000_000)} MB`
}

function countsOf(component: DossierComponent): string {
  const parts = [
    component.originals > 0 ? m.dossiers_papers_originals({ count: component.originals }) : '',
    component.certified > 0 ? m.dossiers_papers_certified({ count: component.certified }) : '',
    component.copies > 0 ? m.dossiers_papers_copies({ count: component.copies }) : '',
  ]
  return parts.filter(Boolean).join(', ')
}
