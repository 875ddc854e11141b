import { Field } from '#platform/forms/field.tsx'
import { TextArea, TextField } from '#platform/forms/fields.tsx'
import { useForm } from '#platform/forms/form.tsx'
import { m } from '#words'
import type { FoundProcedure } from '../../procedure-finder.ts'
import type { ReceptionChoices } from '../../reception-start.ts'
import type { ReceptionView } from '../../reception-view.ts'
import { AppointmentBar } from './appointment-bar.tsx'
import { enterGoesOn } from './focus.ts'
import { OtherActs } from './other-acts.tsx'
import { PapersPanel } from './papers-panel.tsx'
import { PartiesPanel } from './parties-panel.tsx'
import { ProcedurePanel } from './procedure-panel.tsx'
import { useReception } from './use-reception.ts'

interface ReceptionFormProps {
  view: ReceptionView
  ownerDossiers: number | null
  procedures: readonly FoundProcedure[]
  choices: ReceptionChoices
  place: string
}

/** The whole of the form: left who and what, right the papers, below the promise. */
export function ReceptionForm({ view: brought, ownerDossiers, procedures, choices, place }: ReceptionFormProps) {
  const { box, view, handed, find, ...reception } = useReception(brought, ownerDossiers)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears what its fields do; it is no control itself
    <div ref={box} className="rc-body" onChange={reception.onChange} onKeyDown={(event) => enterGoesOn(event, find)}>
      <div className="recep">
        <section aria-label={m.desk_who_and_what()}>
          <PartiesPanel
            cards={reception.cards}
            choices={choices}
            card={reception.card}
            cardProblem={reception.cardProblem}
            onFind={() => void find()}
          />
          <ProcedurePanel view={view} found={procedures} choices={choices} onChoose={reception.choose} />
        </section>
        <section aria-label={m.desk_papers()}>
          <PapersPanel view={view} handed={handed} />
          {view.procedure && <AboutDossier sets={view.procedure.sets} />}
          <OtherActs papers={handed.papers} />
        </section>
      </div>
      <AppointmentBar view={view} place={place} returnMethod={reception.returnMethod} choices={choices} />
    </div>
  )
}

function AboutDossier({ sets }: { sets: number }) {
  const form = useForm()
  return (
    <div className="rc-about">
      <TextField name="summary" label={m.desk_summary()} optional />
      <TextField name="area" label={m.desk_area()} optional />
      <Field name="sets" label={m.desk_sets()} key={sets}>
        {(described) => (
          <input
            {...described}
            className="in num"
            type="text"
            inputMode="numeric"
            maxLength={2}
            defaultValue={form.value('sets') || sets}
          />
        )}
      </Field>
      <div className="wide">
        <TextArea name="note" label={m.desk_note()} rows={1} optional />
      </div>
    </div>
  )
}
