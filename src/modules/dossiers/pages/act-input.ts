import type { ActName } from '../act-rules.ts'
import { CORRECTABLE } from './act-forms/correctable.ts'

type Fields = Record<string, unknown>
type Reader = (form: FormData, byName: Fields) => Fields

const READERS: Partial<Record<ActName, Reader>> = {
  request_supplement: (_form, byName) => ({
    ...byName,
    items: [...tickedPapers(byName.paper), ...otherPapers(byName.other)],
  }),
  supplement: (_form, { papers, components, counted, ...byName }) => ({
    ...byName,
    files: [...listOf(byName.files), ...filesOfPapers(papers)],
    components: countedAgain(fieldsOf(components), fieldsOf(counted)),
  }),
  correct: (form, byName) => ({
    ...byName,
    ...Object.fromEntries(CORRECTABLE.map((name) => [name, typed(form, name)])),
  }),
}

/** The input of an act from its form, where it is more than every field under its own name. */
export function actInput(name: ActName, code: string, form: FormData, byName: Fields): Fields {
  return { ...(READERS[name]?.(form, byName) ?? byName), code }
}

/** A field that was emptied is emptied; one that was not on the form stays as it is. */
function typed(form: FormData, name: string): string | null | undefined {
  const text = form.get(name)
  if (typeof text !== 'string') return undefined
  return text.trim() === '' ? null : text.replaceAll('\r\n', '\n').normalize('NFC').trim()
}

/** `paper.p3.name` is sent when it is ticked; its note may have been typed without the tick. */
function tickedPapers(papers: unknown): Fields[] {
  return Object.values(fieldsOf(papers)).flatMap((item) => {
    const { name, note } = fieldsOf(item)
    return typeof name === 'string' ? [{ name, note }] : []
  })
}

function otherPapers(others: unknown): Fields[] {
  return Object.values(fieldsOf(others)).map((name) => ({ name }))
}

/** `papers.p3` holds the files that answer for paper 3. */
function filesOfPapers(papers: unknown): Fields[] {
  return Object.entries(fieldsOf(papers)).flatMap(([key, files]) =>
    listOf(files).map((file) => ({ ...fieldsOf(file), component: Number(key.slice(1)) })),
  )
}

/** Papers whose three numbers are not what they were (`counted.p3` says `1/0/0`). */
function countedAgain(papers: Fields, counted: Fields): Fields[] {
  return Object.entries(papers).flatMap(([key, paper]) => {
    const fields = fieldsOf(paper)
    const [originals, certified, copies] = [fields.originals, fields.certified, fields.copies].map((text) =>
      Number(text ?? 0),
    )
    const same = [originals, certified, copies].join('/') === counted[key]
    return same ? [] : [{ ordinal: Number(key.slice(1)), originals, certified, copies }]
  })
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
