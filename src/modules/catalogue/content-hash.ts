import { createHash } from 'node:crypto'
import { compact } from './canonical-json.ts'
import type { VersionContent } from './procedure.ts'
import { entrySchema } from './procedure-schemas.ts'

const contentSchema = entrySchema.omit({
  code: true,
  status: true,
  field_code: true,
  successors: true,
  valid_from: true,
  valid_to: true,
})

/** SHA-256 of what a version says, whatever the order in which its parts were written; hexadecimal. */
export function contentHash(content: VersionContent): string {
  return createHash('sha256')
    .update(JSON.stringify(compact(contentSchema, content)))
    .digest('hex')
}
