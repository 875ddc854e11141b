import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { Refusal } from '#platform/errors.ts'
import { m } from '#words'
import { markRead } from '../notification-store.ts'

/** Đã xem: one of the own notifications. Somebody else's and one that does not exist look the same. */
export const markOneRead = defineAction({
  name: 'notifications.mark_read',
  permission: 'notifications.view',
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, now }, { id }) {
    const mine = await tx
      .selectFrom('notification')
      .select('id')
      .where('id', '=', id)
      .where('officer_id', '=', ownId(actor.kind, actor.id))
      .executeTakeFirst()
    if (!mine) throw new Refusal(404, 'notification_not_found', m.notifications_not_found())
    return { read: await markRead(tx, ownId(actor.kind, actor.id), now, { id }) }
  },
})

/** Đánh dấu đã xem tất cả: all the own ones, or all of one kind. */
export const markAllRead = defineAction({
  name: 'notifications.mark_all_read',
  permission: 'notifications.view',
  input: z.object({
    kind: z
      .string()
      .max(40)
      .nullish()
      .transform((kind) => kind || undefined),
  }),
  async run({ tx, actor, now }, { kind }) {
    return { read: await markRead(tx, ownId(actor.kind, actor.id), now, { kind }) }
  },
})

/** Notifications are a person's: a program with a token has none. */
export function ownId(kind: string, id: string | null): string {
  if (kind !== 'officer' || id === null) throw new Refusal(404, 'notification_not_found', m.notifications_not_found())
  return id
}
