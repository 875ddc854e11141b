import { DefinitionList } from '#platform/ui/content.tsx'
import { m } from '#words'
import type { Particular } from './particulars.ts'

export function ParticularSection({ particulars }: { particulars: readonly Particular[] }) {
  return (
    <section className="dsec narrow" aria-labelledby="particulars">
      <h2 id="particulars">{m.dossiers_page_tab_particulars()}</h2>
      <DefinitionList items={particulars} />
    </section>
  )
}
