import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { savePreference } from '../notification-store.ts'
import { ownId } from './mark-read.ts'

/** What comes to me by e-mail. What the system shows cannot be switched off: it is the duty itself. */
export const savePreferences = defineAction({
  name: 'notifications.save_preferences',
  permission: 'notifications.view',
  input: z.object({ digest_email: z.boolean(), single_email: z.boolean() }),
  async run({ tx, actor, now }, input) {
    await savePreference(tx, { ...input, officer_id: ownId(actor.kind, actor.id), set_at: now })
    return input
  },
})
