import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { tryAgain } from '#platform/mail/mail-store.ts'
import { m } from '#words'
import { APPLICANT_KINDS } from '../applicant-news.ts'
import { readSilence } from '../rule-queries.ts'
import { saveNotice } from '../rule-store.ts'

/** Which kinds of letters applicants get: those that are ticked. */
export const switchLetters = defineAction({
  name: 'notifications.switch_letters',
  permission: 'notifications.manage',
  input: z.object({ kinds: z.array(z.enum(APPLICANT_KINDS)) }),
  async run({ tx, actor, now }, { kinds }) {
    const set = { set_by: actor.kind === 'officer' ? actor.id : null, set_at: now }
    const silence = await readSilence(tx)
    for (const kind of APPLICANT_KINDS) {
      const active = kinds.includes(kind)
      // Only what changes gets a new author and moment.
      if (active === silence.isOff(kind)) await saveNotice(tx, { kind, active, ...set })
    }
    return { kinds }
  },
})

/** Gửi lại: a letter that was given up. */
export const sendLetterAgain = defineAction({
  name: 'notifications.send_letter_again',
  permission: 'notifications.manage',
  input: z.object({ id: z.uuid() }),
  async run({ tx, now, about }, { id }) {
    about(id)
    if (!(await tryAgain(tx, id, now))) throw new Refusal(404, 'letter_not_found', m.notifications_letter_not_found())
    return { id }
  },
})
