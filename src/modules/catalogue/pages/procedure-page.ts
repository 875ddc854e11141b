import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import type { BoardIdentity } from '#platform/http/render-context.ts'
import type { RequestScope } from '#platform/http/request-context.ts'
import { dateParts, dayText } from '#platform/i18n/dates.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { m } from '#words'
import { findProcedure, type ListedProcedure } from '../catalogue-queries.ts'
import { publicationText } from '../guide-words.ts'
import type { ProcedureVersion } from '../procedure.ts'
import { type ProcedureGuide, procedureGuide } from '../procedure-guide-view.ts'
import {
  findLatestVersion,
  findVersionInForce,
  getVersion,
  listVersions,
  type VersionSummary,
} from '../version-queries.ts'

/** Everything that the public page of a procedure shows, as plain JSON. */
export interface ProcedurePage {
  code: string
  name: string
  /** The official name when the reader's language is another. */
  officialName: string | null
  field: string | null
  status: ListedProcedure['status']
  successors: { code: string; name: string }[]
  listed: { agencies: string[]; issuer: string | null } | null
  guide: ProcedureGuide | null
  /** Asked for an older version than the one in force. */
  isOld: boolean
  inForce: boolean
  /** May a dossier be handed in here, online, today? */
  submittable: boolean
  versions: { number: number; line: string; here: boolean }[]
  board: Pick<BoardIdentity, 'name' | 'deskLines' | 'hoursLines' | 'phone'> | null
}

/** @throws Refusal 404 for an unknown code or version */
export async function loadProcedurePage(
  scope: RequestScope,
  code: string,
  number: string | null,
  board: BoardIdentity | undefined,
): Promise<ProcedurePage> {
  const { app, locale } = scope
  const { db } = app.database
  const today = legalDay(app.clock.now())
  const procedure = await findProcedure(db, code)
  if (!procedure) throw new Refusal(404, 'procedure_unknown', m.catalogue_not_found({ code }))
  const versions = procedure.status === 'listed' ? [] : await listVersions(db, code)
  const inForce = await findVersionInForce(db, code, today)
  const shown = await versionShown(scope, code, versions, number, inForce)
  return {
    code,
    name: nameIn(shown?.name ?? procedure.name, locale),
    officialName: locale === 'en' && (shown?.name ?? procedure.name).en ? (shown?.name ?? procedure.name).vi : null,
    field: shown ? nameIn(shown.procedure.field_name, locale) : procedure.field_name,
    status: procedure.status,
    successors: await successorsOf(scope, procedure),
    listed:
      procedure.status === 'listed' ? { agencies: procedure.listed_agencies, issuer: procedure.listed_issuer } : null,
    guide: shown ? procedureGuide(shown, locale) : null,
    isOld: shown !== undefined && inForce !== undefined && shown.id !== inForce.id,
    inForce: inForce !== undefined,
    submittable: isSubmittable(procedure, shown, inForce),
    versions: versions.map((version) => ({
      number: version.number,
      line: versionLine(version),
      here: version.number === shown?.number,
    })),
    board: board
      ? { name: board.name, deskLines: board.deskLines, hoursLines: board.hoursLines, phone: board.phone }
      : null,
  }
}

function isSubmittable(
  procedure: ListedProcedure,
  shown: ProcedureVersion | undefined,
  inForce: ProcedureVersion | undefined,
): boolean {
  if (procedure.status !== 'current' || !shown || shown.id !== inForce?.id) return false
  return shown.route.kind === 'here' && shown.channels.includes('online')
}

/** The version asked for; without one, that in force; without that, the newest there was. */
async function versionShown(
  { app }: RequestScope,
  code: string,
  versions: readonly VersionSummary[],
  number: string | null,
  inForce: ProcedureVersion | undefined,
): Promise<ProcedureVersion | undefined> {
  const { db } = app.database
  if (number === null) return inForce ?? findLatestVersion(db, code)
  const asked = versions.find((version) => String(version.number) === number)
  if (!asked || asked.publication === 'draft')
    throw new Refusal(404, 'version_unknown', m.catalogue_version_not_found({ code }))
  return asked.id === inForce?.id ? inForce : getVersion(db, asked.id)
}

async function successorsOf(
  { app, locale }: RequestScope,
  { successors }: ListedProcedure,
): Promise<ProcedurePage['successors']> {
  const found = await Promise.all(successors.map((code) => findProcedure(app.database.db, code)))
  return successors.map((code, index) => {
    const successor = found[index]
    return { code, name: successor ? nameIn(successor.name, locale) : code }
  })
}

function versionLine(version: VersionSummary): string {
  const day = (iso: string) => dayText(dateParts(iso))
  const { valid_from, valid_to } = version
  const span =
    valid_from && valid_to
      ? m.catalogue_version_span({ from: day(valid_from), to: day(valid_to) })
      : valid_from
        ? m.catalogue_version_from({ from: day(valid_from) })
        : valid_to
          ? m.catalogue_version_until({ to: day(valid_to) })
          : m.catalogue_version_open()
  const line = m.catalogue_version_line({ number: version.number, span })
  return version.publication === 'in_force' ? line : `${line} (${publicationText(version.publication)})`
}

export function nameIn(name: { vi: string; en: string | null }, locale: Locale): string {
  return (locale === 'en' && name.en) || name.vi
}
