import { z } from 'zod'
import { m } from '#words'
import { isAgencyCode, isOldAgencyCode } from '../identity-code.ts'

/** Fields that several actions of this folder take. A form sends an empty text where an API leaves a field out. */

const emptyIsNull = (value: unknown) => (value === '' || value === undefined ? null : value)

export const requiredText = z
  .string({ error: () => m.organisations_field_required() })
  .trim()
  .min(1, { error: () => m.organisations_field_required() })
  .max(300, { error: () => m.organisations_field_too_long() })

export const optionalText = z.preprocess(
  emptyIsNull,
  z
    .string()
    .trim()
    .max(300, { error: () => m.organisations_field_too_long() })
    .nullable(),
)

export const optionalEmail = z.preprocess(
  emptyIsNull,
  z.email({ error: () => m.organisations_field_email() }).nullable(),
)

export const requiredDay = z.iso.date({ error: () => m.organisations_field_day() })

export const optionalDay = z.preprocess(
  emptyIsNull,
  z.iso.date({ error: () => m.organisations_field_day() }).nullable(),
)

export const unitId = z.uuid({ error: () => m.organisations_field_choose() })

export const optionalId = z.preprocess(emptyIsNull, z.uuid({ error: () => m.organisations_field_choose() }).nullable())

export const version = z.coerce.number().int()

export const unitKind = z.enum(['province', 'department', 'board', 'centre', 'division', 'commune_centre', 'other'], {
  error: () => m.organisations_field_choose(),
})

export const role = z.enum(
  ['counter_officer', 'head', 'specialist', 'leader', 'clerk', 'supervisor', 'administrator'],
  { error: () => m.organisations_field_choose() },
)

export const agencyCode = z
  .string({ error: () => m.organisations_field_code() })
  .trim()
  .refine(isAgencyCode, { error: () => m.organisations_field_code() })

export const optionalOldCode = z.preprocess(
  emptyIsNull,
  z
    .string()
    .trim()
    .refine(isOldAgencyCode, { error: () => m.organisations_field_old_code() })
    .nullable(),
)

/** What describes a unit, wherever it is born: alone, or out of a reform. */
export const unitDescription = z.object({
  code: agencyCode,
  old_code: optionalOldCode,
  kind: unitKind,
  name: requiredText,
  short_name: requiredText,
  name_en: requiredText,
  parent_id: optionalId,
  address: optionalText,
  phone: optionalText,
  email: optionalEmail,
})
