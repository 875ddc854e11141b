import { FormProblem } from '#platform/errors.ts'

/**
 * The reception form as the input of `receive`, `supplement_at_counter` or `refuse_at_counter`. Pure. The form's names are
 * the action's, with three helps of its own: a ticked paper without counts means "as the procedure asks for it"
 * (`components.0.here`, `components.0.usual`), and the second acts have fields of their own names, because all three stand
 * in one form.
 */

export const RECEPTION_INTENTS = ['receive', 'supplement', 'refuse'] as const
export type ReceptionIntent = (typeof RECEPTION_INTENTS)[number]

type Fields = Readonly<Record<string, unknown>>

export function receptionInput(intent: ReceptionIntent, byName: Fields): Record<string, unknown> {
  const {
    components,
    all_papers,
    scans,
    lacking,
    lacking_other,
    supplement_reason,
    refusal_reason,
    guidance,
    ...rest
  } = byName
  const files = scannedFiles(scans)
  const scanned = new Set(files.map((file) => file.component))
  const papers = listOf(components).map((row) => paperInput(row, all_papers !== undefined, scanned))
  const base = {
    ...rest,
    channel: rest.channel === 'post' ? 'post' : 'counter',
    sets: numberOf(rest.sets) ?? 1,
    components: papers,
    files,
  }
  if (intent === 'receive') return base
  if (intent === 'refuse') return { ...base, reason: refusal_reason, guidance }
  return { ...base, reason: supplement_reason, items: lackingItems(listOf(components), lacking, lacking_other) }
}

/** `all`: "everything that is required is here" was ticked, which only counts where nothing else was said. */
function paperInput(row: Fields, all: boolean, scanned: ReadonlySet<number | null>) {
  const ordinal = numberOf(row.ordinal) ?? 0
  const counts = { originals: count(row.originals), certified: count(row.certified), copies: count(row.copies) }
  const nothing = counts.originals + counts.certified + counts.copies === 0
  const here = row.here !== undefined || (all && row.optional === undefined)
  return {
    ordinal,
    ...(row.optional === undefined ? {} : { applicable: row.applicable !== undefined }),
    ...(nothing && here && !scanned.has(ordinal) ? usualCounts(row.usual) : counts),
    note: row.note,
  }
}

/** "1/0/2": originals, certified copies, copies; a paper for which nothing is prescribed is one original. */
export function usualCounts(usual: unknown): { originals: number; certified: number; copies: number } {
  const [originals = 0, certified = 0, copies = 0] = String(usual ?? '')
    .split('/')
    .map(Number)
  return originals + certified + copies > 0
    ? { originals, certified, copies }
    : { originals: 1, certified: 0, copies: 0 }
}

/** What is missing: the ticked papers with the note that stands beside them, and one more per line that was typed. */
function lackingItems(papers: readonly Fields[], lacking: unknown, other: unknown) {
  const ticked = new Set((Array.isArray(lacking) ? lacking : [lacking]).map(String))
  const listed = papers
    .filter((paper) => ticked.has(String(paper.ordinal)))
    .map((paper) => ({ name: String(paper.name ?? ''), note: (paper.note as string | undefined) ?? null }))
  const typed = String(other ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return [...listed, ...typed.map((name) => ({ name, note: null }))]
}

/** `scans.p3.0.sha256`: files of the paper with the ordinal 3; those of the authorisation stand under `scans.authorisation`. */
function scannedFiles(scans: unknown) {
  const papers = Object.entries((scans ?? {}) as Record<string, unknown>)
  return papers.flatMap(([paper, files]) => {
    const component = /^p\d+$/.test(paper) ? Number(paper.slice(1)) : null
    return listOf(files).map((file) => ({ component, sha256: file.sha256, name: file.name }))
  })
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value : []
}

function count(value: unknown): number {
  return numberOf(value) ?? 0
}

/** What is no number stays as it was typed, so that the schema says so at its field. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : undefined
}

const OWN_NAMES: Readonly<Record<Exclude<ReceptionIntent, 'receive'>, Readonly<Record<string, string>>>> = {
  supplement: { reason: 'supplement_reason', items: 'lacking_other' },
  refuse: { reason: 'refusal_reason' },
}

/** The problems of an action at the fields of this form. */
export function atOwnFields(intent: ReceptionIntent, error: unknown): unknown {
  if (intent === 'receive' || !(error instanceof FormProblem)) return error
  const own = OWN_NAMES[intent]
  return new FormProblem(error.problems.map(({ path, message }) => ({ path: own[path] ?? path, message })))
}
