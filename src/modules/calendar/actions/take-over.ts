import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { mergeCalendars } from '../calendar-merge.ts'
import {
  editedDefinition,
  findOfferedPack,
  findPack,
  getCalendarVersions,
  storedDefinition,
} from '../calendar-queries.ts'
import { changeDraft } from '../draft-work.ts'
import { code, draftVersion } from './input-fields.ts'

/**
 * Takes what is new in a shipped pack into the draft: only what the pack changed since the one before it, and never over a
 * day that was changed here. It takes effect, like every change, when the draft is published.
 */
export const takePack = defineAction({
  name: 'calendar.take_pack',
  permission: 'calendar.change',
  input: z.object({ code, draft_version: draftVersion, pack_version: z.coerce.number().int() }),
  run(context, input) {
    return changeDraft(context, input, async ({ edited, current, draft }) => {
      const offered = await findOfferedPack(context.tx, input.code)
      if (!offered || offered.version !== input.pack_version) {
        throw new Refusal(409, 'pack_not_offered', m.calendar_pack_not_offered(), [m.calendar_draft_reload()])
      }
      const pack = storedDefinition(offered)
      const known = draft?.pack_version ?? current.pack_version
      const base = known === null ? undefined : await findPack(context.tx, input.code, known)
      const merged = mergeCalendars(base ? storedDefinition(base) : edited, pack, edited)
      return { definition: merged.definition, packVersion: offered.version }
    })
  },
})

/** Somebody published meanwhile: the draft's own changes go on top of the version that is now in force. */
export const renewDraft = defineAction({
  name: 'calendar.renew_draft',
  permission: 'calendar.change',
  input: z.object({ code, draft_version: draftVersion }),
  run(context, input) {
    return changeDraft(context, input, async ({ edited, current, draft }) => {
      const versions = await getCalendarVersions(context.tx, input.code)
      const own = (version: number) => {
        const row = versions.find((each) => each.version === version) ?? current
        return editedDefinition(row)
      }
      const began = own(draft?.base_version ?? current.version)
      const merged = mergeCalendars(began, own(current.version), edited)
      return { definition: merged.definition, baseVersion: current.version }
    })
  },
})
