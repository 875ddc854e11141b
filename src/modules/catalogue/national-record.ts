/** Shape of one procedure in the national portal's own JSON (`{"code": "OK", "data": {…}}`), as far as it is read. Pure. */
import { z } from 'zod'

const text = z
  .string()
  .nullish()
  .transform((value) => tidy(value ?? ''))
const named = z
  .array(z.object({ name: text, code: z.string().nullish() }))
  .nullish()
  .transform((list) => list ?? [])

const component = z.object({
  name: text,
  originalQty: z.number().nullish(),
  copyQty: z.number().nullish(),
  required: z.boolean().nullish(),
})

const fee = z.object({
  type: z.string().nullish(),
  value: z.number().nullish(),
  currencyName: z.string().nullish(),
  description: text,
})

const method = z.object({
  submissionMethod: z.enum(['DIRECT', 'POSTAL', 'ONLINE']),
  /** A number, or (unit OTHER) a sentence. */
  processingTime: z.union([z.number(), z.string()]).nullish(),
  processingTimeUnit: z.string().nullish(),
  description: text,
  fees: z
    .array(fee)
    .nullish()
    .transform((list) => list ?? []),
})

export const nationalRecordSchema = z.object({
  code: z.string().trim().min(1),
  name: text,
  type: z.string().nullish(),
  description: text,
  isWard: z.boolean().nullish(),
  isProvince: z.boolean().nullish(),
  isMinistry: z.boolean().nullish(),
  isFullProcess: z.boolean().nullish(),
  keywords: text,
  executionSteps: z
    .array(z.object({ name: text, description: text }))
    .nullish()
    .transform((list) => list ?? []),
  executionMethods: z
    .array(method)
    .nullish()
    .transform((list) => list ?? []),
  executionCases: z
    .array(
      z.object({
        name: text,
        profileComponents: z
          .array(component)
          .nullish()
          .transform((list) => list ?? []),
      }),
    )
    .nullish()
    .transform((list) => list ?? []),
  cases: z
    .array(
      z.object({
        code: z.string().nullish(),
        name: text,
        processingDay: z.object({ qty: z.number().nullish(), type: z.string().nullish() }).nullish(),
      }),
    )
    .nullish()
    .transform((list) => list ?? []),
  category: z.object({ code: z.string().nullish(), name: text }).nullish(),
  categoriesDetails: named,
  departmentsExecuting: named,
  departmentsAuthority: named,
  departmentsCoordinating: named,
  executingAgencies: text,
  legalBasisesDetails: named,
  resultsDetails: named,
  subjectTypesDetails: named,
  requirementsAndConditions: text,
  departmentPromulgateName: text,
  procedureProposal: z
    .object({
      proposalNumber: z.string().nullish(),
      decisionNumber: z.string().nullish(),
      decisionDate: z.number().nullish(),
    })
    .nullish(),
})

export type NationalRecord = z.output<typeof nationalRecordSchema>
export type NationalMethod = NationalRecord['executionMethods'][number]
export type NationalFee = NationalMethod['fees'][number]
export type NationalComponent = z.output<typeof component>

/** Text without markup, doubled blanks and blank lines. */
function tidy(value: string): string {
  return value
    .replace(/<br\s*\/?>|<\/(p|div|li)>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/ƣ/g, 'ư')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ *\n\s*/g, '\n')
    .trim()
}
