import { DangerConfirm, SubmitButton } from '#platform/forms/form.tsx'
import { ThumbBar } from '#platform/ui/page-title.tsx'
import { m } from '#words'
import type { ActName } from '../act-rules.ts'
import { actLabel } from '../dossier-words.ts'

/** One button; for what cannot be taken back a second one that names the consequence. */
export function ActSubmit({ name, dangerous }: { name: ActName; dangerous: boolean }) {
  const label = actLabel(name)
  if (!dangerous) {
    return (
      <>
        <div className="form-acts hide-s">
          <SubmitButton main>{label}</SubmitButton>
        </div>
        <ThumbBar>
          <SubmitButton>{label}</SubmitButton>
        </ThumbBar>
      </>
    )
  }
  return (
    <DangerConfirm label={label} consequence={consequenceOf(name)} confirm={m.dossiers_act_confirm({ act: label })} />
  )
}

function consequenceOf(name: ActName): string {
  switch (name) {
    case 'refuse':
      return m.dossiers_consequence_refuse()
    case 'stop':
      return m.dossiers_consequence_stop()
    case 'close_unanswered':
      return m.dossiers_consequence_close()
    case 'ask_to_withdraw':
      return m.dossiers_consequence_withdraw()
    default:
      return m.dossiers_consequence_decline()
  }
}
