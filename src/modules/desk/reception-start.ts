import type { Kysely } from 'kysely'
import {
  identifierLabel,
  PARTY_KINDS,
  partyKindLabel,
  RETURN_METHODS,
  returnMethodLabel,
  viewDossier,
} from '#modules/dossiers/exports.ts'
import { findDeskOfOfficer, findUnit } from '#modules/organisations/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import type { Tables } from '#platform/database/tables.ts'

/** What the reception page starts with. */

type Start = Record<string, string | null>

/**
 * A fresh form; `?procedure=1.009664` has chosen the procedure already, `?same=CODE` keeps owner and submitter of a dossier
 * just received, because who brings one dossier often brings several.
 */
export async function startValues(db: Kysely<Tables>, actor: Actor, asked: URLSearchParams): Promise<Start> {
  const start: Start = {
    owner_kind: 'enterprise',
    channel: 'counter',
    return_method: 'counter',
    procedure_code: asked.get('procedure'),
  }
  const same = asked.get('same')
  if (same === null) return start
  const dossier = await viewDossier(db, actor, same)
  const kept = [
    'owner_kind',
    'owner_name',
    'owner_identifier',
    'owner_address',
    'owner_phone',
    'owner_email',
    'submitter_name',
    'submitter_identifier',
    'submitter_phone',
    'submitter_email',
    'authorisation',
    'area',
    'return_method',
    'return_address',
  ] as const
  for (const name of kept) start[name] = dossier[name]
  return start
}

/** Words of the form's choices. The browser's part of the page may not import another capability, so they travel as data. */
export function receptionChoices() {
  return {
    ownerKinds: PARTY_KINDS.map((value) => ({
      value,
      label: partyKindLabel(value),
      identifier: identifierLabel(value),
    })),
    returnMethods: RETURN_METHODS.map((value) => ({ value, label: returnMethodLabel(value) })),
  }
}
export type ReceptionChoices = ReturnType<typeof receptionChoices>

/** Where the officer sits: "Quầy 07", without the agency that it serves, or the unit when no desk is given. */
export async function placeOf(db: Kysely<Tables>, actor: Actor, now: Date): Promise<string> {
  const desk = actor.id === null ? undefined : await findDeskOfOfficer(db, actor.id, legalDay(now))
  if (desk) return desk.name.split(' – ')[0] ?? desk.name
  const unit = actor.unitId === null ? undefined : await findUnit(db, actor.unitId)
  return unit?.name ?? ''
}
