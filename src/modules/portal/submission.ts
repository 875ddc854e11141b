import {
  componentsOf,
  countsText,
  findVersionInForce,
  type ProcedureVersion,
  requirementText,
} from '#modules/catalogue/exports.ts'
import {
  hasPlaceFor,
  PARTY_KINDS,
  type PartyKind,
  RETURN_METHODS,
  type ReturnMethod,
} from '#modules/dossiers/exports.ts'
import type { Application } from '#platform/application.ts'
import { legalDay } from '#platform/clock.ts'
import type { KeptFile, UploadLimits } from '#platform/forms/kept-files.ts'

import { AUTHORISATION_FIELD } from './submission-words.ts'

/** The public submission form: what it asks, and what of it becomes the input of `submit`. */

export const SUBMISSION_LIMITS: UploadLimits = { files: 30, bytes: 200 * 1_048_576 }

/** File inputs: `components.3` is the paper with the ordinal 3; the authorisation has its own. */

export interface SubmissionPaper {
  ordinal: number
  field: string
  name: string
  /** "01 bản chính · Mẫu I.1.1" */
  detail: string | null
  /** Must be attached. */
  demanded: boolean
  /** Why it may be left out, or how it is fulfilled. */
  rule: string | null
}

/** A version into which dossiers can be handed here, online, today; undefined otherwise. */
export async function findSubmittable(app: Application, code: string): Promise<ProcedureVersion | undefined> {
  const version = await findVersionInForce(app.database.db, code, legalDay(app.clock.now()))
  const open =
    version?.procedure.status === 'current' && version.route.kind === 'here' && version.channels.includes('online')
  return open && (await hasPlaceFor(app.database.db, version.procedure.field_code)) ? version : undefined
}

/** The case that the address names, or the only one; undefined when it has still to be chosen. */
export function chosenCase(version: ProcedureVersion, asked: string | null): string | undefined {
  if (version.cases.length === 1) return version.cases[0]?.code
  return version.cases.find((each) => each.code === asked)?.code
}

/** Papers that can be attached; what the agency looks up itself is told, not asked. */
export function papersToAttach(version: ProcedureVersion, caseCode: string): SubmissionPaper[] {
  return componentsOf(version, caseCode).map((component, ordinal) => ({
    ordinal,
    field: `components.${ordinal}`,
    name: component.name,
    detail: [countsText(component), component.form, component.note].filter(Boolean).join(' · ') || null,
    demanded: component.requirement === 'required' || component.requirement === 'one_of',
    rule: requirementText(component.requirement) ?? null,
  }))
}

const PLAIN = [
  'owner_name',
  'owner_identifier',
  'owner_address',
  'owner_phone',
  'owner_email',
  'summary',
  'return_address',
  'note',
] as const
const OF_SUBMITTER = [
  'submitter_name',
  'submitter_identifier',
  'submitter_phone',
  'submitter_email',
  'authorisation',
] as const

/** What is typed, as `submit` takes it. The submitter's fields count only when somebody else submits. */
export function submissionInput(
  version: ProcedureVersion,
  caseCode: string,
  form: FormData,
  files: readonly KeptFile[],
): Record<string, unknown> {
  const text = (name: string) => {
    const value = form.get(name)
    const typed = typeof value === 'string' ? value.replaceAll('\r\n', '\n').normalize('NFC').trim() : ''
    return typed === '' ? undefined : typed
  }
  const byOther = form.get('by') === 'other'
  const names = [...PLAIN, ...(byOther ? OF_SUBMITTER : [])]
  return {
    ...Object.fromEntries(names.map((name) => [name, text(name)])),
    procedure_code: version.procedure_code,
    case_code: caseCode,
    channel: 'online',
    owner_kind: ownerKind(text('owner_kind')),
    return_method: returnMethod(text('return_method')),
    files: files.map((file) => ({ sha256: file.sha256, name: file.name, component: ordinalOf(file.field) })),
  }
}

function ordinalOf(field: string): number | null {
  const match = /^components\.(\d{1,3})$/.exec(field)
  return match ? Number(match[1]) : null
}

/** Only fields that this form has; another name would attach a file to nothing. */
export function isFileField(version: ProcedureVersion, caseCode: string, field: string): boolean {
  return field === AUTHORISATION_FIELD || papersToAttach(version, caseCode).some((paper) => paper.field === field)
}

export function ownerKind(text: string | undefined): PartyKind | undefined {
  return PARTY_KINDS.find((kind) => kind === text)
}

export function returnMethod(text: string | undefined): ReturnMethod | undefined {
  return RETURN_METHODS.find((method) => method === text)
}
