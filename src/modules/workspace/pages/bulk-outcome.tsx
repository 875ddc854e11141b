import { Notice } from '#platform/ui/content.tsx'
import { m } from '#words'

/** What a bulk act did: how many went, and each that did not with its reason. */
export function BulkOutcome({ outcome }: { outcome: { message: string; failed: { code: string; reason: string }[] } }) {
  return (
    <Notice tone={outcome.failed.length > 0 ? 'warning' : 'good'} title={outcome.message} live>
      {outcome.failed.length > 0 && (
        <ul>
          {outcome.failed.map((each) => (
            <li key={each.code}>{m.workspace_failed(each)}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
