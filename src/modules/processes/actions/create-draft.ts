import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import type { Finding } from '../findings.ts'
import { MANAGE_PROCESSES } from '../permission.ts'
import { processSchema } from '../process.ts'
import { insertDraft } from '../process-store.ts'

/** A draft in the name of the officer's unit. What it begins from was read before: a file, a procedure, nothing. */
export const createDraft = defineAction({
  name: 'processes.create_draft',
  permission: MANAGE_PROCESSES,
  input: z.object({
    process: processSchema,
    reading: z.array(z.custom<Finding>()).default([]),
    procedure_code: z.string().nullable().default(null),
  }),
  async run({ tx, actor, now, about, requireIn }, { process, reading, procedure_code }) {
    if (actor.unitId === null) throw new Refusal(409, 'no_unit', m.processes_no_unit())
    requireIn([actor.unitId])
    about(process.code, actor.unitId)
    const id = await insertDraft(tx, { process, reading, procedure_code, unit_id: actor.unitId, by: actor.name, now })
    return { id, version: 1 }
  },
})
