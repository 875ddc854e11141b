import { componentsOf, type ProcedureVersion } from '#modules/catalogue/exports.ts'
import { FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import type { ComponentDraft } from './dossier-change.ts'

interface ComponentInput {
  ordinal: number
  /** Left out: it applies when something of it was handed in. */
  applicable?: boolean | undefined
  originals: number
  certified: number
  copies: number
  note: string | null
}

interface Handed {
  components: ComponentInput[]
  files: { component: number | null }[]
}

/**
 * The papers of the chosen case with what was handed in of each. A required paper must be there, on paper or as a file, and
 * so must one that any of several papers fulfils (`one_of`); a conditional one when somebody said that it applies; a `note`
 * never. Ordinals are the places in the list that `componentsOf` gives for the case.
 */
export function checkComponents(version: ProcedureVersion, caseCode: string | null, handed: Handed): ComponentDraft[] {
  const drafts = draftComponents(version, caseCode, handed)
  const missing = missingComponents(drafts, handed)
  if (missing.length > 0) {
    throw new FormProblem(
      missing.map((draft) => ({
        path: `components.${draft.ordinal}`,
        message: m.dossiers_component_missing({ name: draft.name }),
      })),
    )
  }
  return drafts
}

/** The same without the check: a dossier that is refused or sent home for a supplement may lack papers. */
export function draftComponents(version: ProcedureVersion, caseCode: string | null, handed: Handed): ComponentDraft[] {
  return componentsOf(version, caseCode).map((component, ordinal) => {
    const given = handed.components.find((each) => each.ordinal === ordinal)
    return {
      ordinal,
      name: component.name,
      form: component.form,
      requirement: component.requirement,
      applicable: isDemanded(component.requirement) || (given?.applicable ?? isThere(ordinal, given, handed)),
      originals: given?.originals ?? 0,
      certified: given?.certified ?? 0,
      copies: given?.copies ?? 0,
      note: given?.note ?? null,
    }
  })
}

function missingComponents(drafts: readonly ComponentDraft[], handed: Handed): ComponentDraft[] {
  return drafts.filter(
    (draft) => draft.applicable && draft.requirement !== 'note' && !isThere(draft.ordinal, draft, handed),
  )
}

/** Demanded of everybody: nobody can say that it does not apply. */
function isDemanded(requirement: string): boolean {
  return requirement === 'required' || requirement === 'one_of'
}

type Counts = Pick<ComponentInput, 'originals' | 'certified' | 'copies'>

/** On paper, or as a file. */
function isThere(ordinal: number, paper: Counts | undefined, handed: Handed): boolean {
  const onPaper = paper !== undefined && paper.originals + paper.certified + paper.copies > 0
  return onPaper || handed.files.some((file) => file.component === ordinal)
}
