import { Notice } from '#platform/ui/content.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { m } from '#words'
import { actLabel } from '../dossier-words.ts'
import { printUrl } from './document-section.tsx'
import type { Done } from './find-done.ts'

/** Says that it is done, and offers the sheet that the act issued. */
export function DoneNotice({ code, done }: { code: string; done: Done }) {
  return (
    <div className="done-notice">
      <Notice tone="good" live>
        {m.dossiers_done_notice({ act: actLabel(done.act) })}{' '}
        {done.document && (
          <a className="doc" href={printUrl(code, done.document.id)}>
            <Icon name="printer" size="s" />
            {m.dossiers_done_print({ document: done.document.label })}
          </a>
        )}
      </Notice>
    </div>
  )
}
