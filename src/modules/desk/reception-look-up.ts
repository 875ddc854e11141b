import type { Kysely } from 'kysely'
import { findParty, type IdentityCard, normalTaxCode, readIdentityCard } from '#modules/dossiers/exports.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { FormValues } from '#platform/forms/form-state.ts'
import { m } from '#words'

/** What a look-up found out: values for the form's fields, and a sentence when something could not be used. */
export interface LookUp {
  values: Record<string, string>
  /** At a field of the form: the scan field when the text is not that of a card. */
  problems: { path: string; message: string }[]
  /** How many dossiers the owner has brought before; null when the owner is not known. */
  ownerDossiers: number | null
}

/**
 * Fills in what is known: the scanned card goes to the owner while that is a person without a name, otherwise to the person
 * who hands in; then owner and submitter are looked up by their numbers. `asked`: the officer pressed "Tìm", so what is known
 * replaces what was typed.
 */
export async function lookUp(db: Kysely<Tables>, typed: FormValues, asked: boolean): Promise<LookUp> {
  const read = (name: string) => typed[name]?.at(-1)?.trim() ?? ''
  const scanned = scan(read)
  const values = { ...scanned.values }
  const now = (name: string) => values[name] ?? read(name)
  const kind = now('owner_kind')
  const number =
    kind === 'person'
      ? now('owner_identifier').replaceAll(/\s/g, '')
      : (normalTaxCode(now('owner_identifier')) ?? now('owner_identifier'))
  const owner = number === '' ? undefined : await findParty(db, kind, number)
  if (number !== '') values.owner_identifier = number
  const keep = (name: string, known: string | null) => {
    if (known !== null && (asked || now(name) === '')) values[name] = known
  }
  if (owner) {
    keep('owner_name', owner.name)
    keep('owner_address', owner.address)
    keep('owner_phone', owner.phone)
    keep('owner_email', owner.email)
  }
  const submitterNumber = now('submitter_identifier')
  const submitter = submitterNumber === '' ? undefined : await findParty(db, 'person', submitterNumber)
  if (submitter) {
    keep('submitter_name', submitter.name)
    keep('submitter_phone', submitter.phone)
  }
  return { values, problems: scanned.problems, ownerDossiers: owner?.dossier_count ?? null }
}

function scan(read: (name: string) => string): Pick<LookUp, 'values' | 'problems'> {
  const text = read('card')
  if (text === '') return { values: {}, problems: [] }
  const card = readIdentityCard(text)
  if (!card) return { values: {}, problems: [{ path: 'card', message: m.desk_card_unreadable() }] }
  const toOwner =
    read('owner_kind') === 'person' && (read('owner_name') === '' || read('owner_identifier') === card.number)
  return { values: { card: '', ...(toOwner ? ownerFrom(card) : submitterFrom(card)) }, problems: [] }
}

function ownerFrom(card: IdentityCard): Record<string, string> {
  return {
    owner_identifier: card.number,
    owner_name: card.name,
    ...(card.address ? { owner_address: card.address } : {}),
  }
}

function submitterFrom(card: IdentityCard): Record<string, string> {
  return { submitter_identifier: card.number, submitter_name: card.name }
}
