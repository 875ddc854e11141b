import { z } from 'zod'
import { type FieldProblem, FormProblem } from '#platform/errors.ts'
import { m } from '#words'
import type { PartyKind } from './dossier-codes.ts'
import { normalTaxCode } from './identity-card.ts'

const optional = (check?: (text: string) => string | undefined) =>
  z
    .string()
    .trim()
    .nullish()
    .transform((text, context) => {
      if (!text) return null
      const problem = check?.(text)
      if (problem === undefined) return text
      context.issues.push({ code: 'custom', message: problem, input: text })
      return z.NEVER
    })

const phone = (text: string) =>
  /^\+?[\d\s.()-]{9,20}$/.test(text) && text.replace(/\D/g, '').length >= 9 ? undefined : m.dossiers_phone_wrong()
const email = (text: string) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : m.dossiers_email_wrong())

/** The owner (chủ hồ sơ) as the form asks for them. */
export const partyFields = {
  owner_name: z
    .string({ error: () => m.dossiers_owner_name_missing() })
    .trim()
    .min(1, { error: () => m.dossiers_owner_name_missing() }),
  owner_identifier: optional(),
  owner_address: optional(),
  owner_phone: optional(phone),
  owner_email: optional(email),
  submitter_name: optional(),
  submitter_identifier: optional(),
  submitter_phone: optional(phone),
  submitter_email: optional(email),
  authorisation: optional(),
}

export interface PartyInput {
  owner_kind: PartyKind
  owner_identifier: string | null
  submitter_name: string | null
  submitter_identifier: string | null
  authorisation: string | null
}

/**
 * Checks that need two fields at once. A person is known by 12 digits (older papers: 9), an enterprise by its tax code;
 * who acts for another brings an authorisation (NĐ 118/2025 Art. 6).
 */
export function checkParty(input: PartyInput): void {
  const problems: FieldProblem[] = []
  const identifier = input.owner_identifier
  if (identifier !== null && !identifierFits(input.owner_kind, identifier)) {
    const message = input.owner_kind === 'person' ? m.dossiers_citizen_number_wrong() : m.dossiers_tax_code_wrong()
    problems.push({ path: 'owner_identifier', message })
  }
  if (identifier === null && input.owner_kind === 'enterprise') {
    problems.push({ path: 'owner_identifier', message: m.dossiers_tax_code_missing() })
  }
  if (input.submitter_identifier !== null && !/^(\d{9}|\d{12})$/.test(input.submitter_identifier)) {
    problems.push({ path: 'submitter_identifier', message: m.dossiers_citizen_number_wrong() })
  }
  if (input.submitter_name !== null && input.authorisation === null) {
    problems.push({ path: 'authorisation', message: m.dossiers_authorisation_missing() })
  }
  if (problems.length > 0) throw new FormProblem(problems)
}

function identifierFits(kind: PartyKind, identifier: string): boolean {
  switch (kind) {
    case 'person':
      return /^(\d{9}|\d{12})$/.test(identifier)
    case 'enterprise':
      return normalTaxCode(identifier) !== undefined
    case 'state_body':
    case 'organisation':
      return identifier.length <= 50
  }
}
