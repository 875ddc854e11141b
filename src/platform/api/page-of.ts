import { z } from '@hono/zod-openapi'
import { m } from '#words'
import { Refusal } from '../errors.ts'

/** One page of a list by key: never an offset, never a count. `next` is sent back as `after`. */
export interface PageOf<Item> {
  items: readonly Item[]
  next: string | null
}

export const pageParameters = z.object({
  after: z.string().max(400).optional().openapi({ description: '`next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: 'How many items at most.' }),
})

export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/** Ask the database for `limit + 1` rows and give them all here; the last one only says that there is more. */
export function pageOf<Item>(
  rows: readonly Item[],
  limit: number,
  keyOf: (item: Item) => readonly (string | number)[],
): PageOf<Item> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? encodeKey(keyOf(last)) : null }
}

function encodeKey(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** @throws Refusal 422 when the text was not made by `pageOf` */
export function decodeKey<Schema extends z.ZodType>(after: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
  } catch {
    throw new Refusal(422, 'bad_page_key', m.platform_bad_page_key())
  }
}
