import { z } from 'zod'
import { m } from '#words'
import { CHANNELS, PARTY_KINDS, RETURN_METHODS } from './dossier-codes.ts'
import { partyFields } from './party-input.ts'

const optionalText = z
  .string()
  .trim()
  .transform((text) => text || null)
  .nullish()
  .transform((text) => text ?? null)

export const fileInput = z.object({
  component: z
    .number()
    .int()
    .nullish()
    .transform((ordinal) => ordinal ?? null),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('By REST together with `receipt`, both as POST /files answers.'),
  name: z.string().trim().min(1).max(255),
})

export const componentInput = z.object({
  ordinal: z.number().int(),
  applicable: z.boolean().optional(),
  originals: z.number().int().min(0).max(999).default(0),
  certified: z.number().int().min(0).max(999).default(0),
  copies: z.number().int().min(0).max(999).default(0),
  note: optionalText,
})

/** What is asked of everybody who hands in a dossier, at the counter, by post or online. Names are those of the columns. */
export const lodgingInput = z.object({
  procedure_code: z
    .string({ error: () => m.dossiers_choose_procedure() })
    .min(1, { error: () => m.dossiers_choose_procedure() }),
  case_code: optionalText,
  channel: z.enum(CHANNELS).default('counter'),
  postmarked_on: z.iso
    .date({ error: () => m.dossiers_not_a_date() })
    .nullish()
    .transform((day) => day ?? null),
  /** The centre that receives; left out: the officer's own unit. */
  receiving_unit_id: z.uuid().nullish(),
  /** The agency that resolves; left out: the only one that has the field. */
  resolving_unit_id: z.uuid().nullish(),
  area: optionalText,
  owner_kind: z.enum(PARTY_KINDS),
  ...partyFields,
  summary: optionalText,
  /** Why it is received here although another system resolves it; asked for such procedures only. */
  elsewhere_reason: optionalText,
  sets: z.number().int().min(1).max(99).default(1),
  return_method: z.enum(RETURN_METHODS).default('counter'),
  return_address: optionalText,
  note: optionalText,
  components: z.array(componentInput).default([]),
  files: z.array(fileInput).default([]),
})
export type LodgingInput = z.output<typeof lodgingInput>
