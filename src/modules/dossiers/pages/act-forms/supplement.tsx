import { FileField } from '#platform/forms/file-field.tsx'
import { useForm } from '#platform/forms/form.tsx'
import { CountInputs, type PaperMark, Papers } from '#platform/ui/papers.tsx'
import { m } from '#words'
import type { PaperFacts } from '../act-facts.ts'
import type { ActFormProps } from './act-form.ts'
import { FilesField } from './files-field.tsx'
import { NoteField } from './note-field.tsx'

/** What the applicant has brought: each paper counted again, its file beside it, the rest in words. */
export function SupplementForm({ facts }: ActFormProps) {
  const form = useForm()
  const typed = (name: string, before: number) => Number(form.value(name) || before)
  const rows = (facts.papers ?? []).map((paper) => {
    const prefix = `components.p${paper.ordinal}`
    const counts = {
      originals: typed(`${prefix}.originals`, paper.originals),
      certified: typed(`${prefix}.certified`, paper.certified),
      copies: typed(`${prefix}.copies`, paper.copies),
    }
    return {
      key: String(paper.ordinal),
      mark: markOf(paper),
      name: paper.name,
      counts: (
        <>
          <input type="hidden" name={`counted.p${paper.ordinal}`} value={countsText(paper)} />
          <CountInputs prefix={prefix} counts={counts} paper={paper.name} />
        </>
      ),
      file: (
        <FileField name={`papers.p${paper.ordinal}.0`} label={m.dossiers_form_paper_file({ paper: paper.name })} bare />
      ),
    }
  })
  return (
    <>
      <Papers rows={rows} />
      <NoteField label={m.dossiers_form_supplement_note()} hint={m.dossiers_form_supplement_hint()} />
      <FilesField name="files" label={m.dossiers_form_supplement_other()} optional />
    </>
  )
}

/** Only papers whose count has changed are sent on, so that an empty supplement is noticed. */
function countsText({ originals, certified, copies }: PaperFacts): string {
  return [originals, certified, copies].join('/')
}

function markOf({ applicable, originals, certified, copies }: PaperFacts): PaperMark {
  if (!applicable) return 'none'
  return originals + certified + copies > 0 ? 'done' : 'open'
}
