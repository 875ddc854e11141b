import type { ReactNode, RefObject } from 'react'
import { Field } from '#platform/forms/field.tsx'
import { TextField } from '#platform/forms/fields.tsx'
import { useForm } from '#platform/forms/form.tsx'
import { Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { m } from '#words'
import type { ReceptionChoices } from '../../reception-start.ts'
import type { Parties } from './parties.ts'
import type { PartyCards, Who } from './use-party-cards.ts'

interface PartiesPanelProps {
  cards: PartyCards
  choices: ReceptionChoices
  card: RefObject<HTMLInputElement | null>
  cardProblem: string | undefined
  onFind(): void
}

/** Who: the owner, and who hands in when that is somebody else. Each is a card that opens into its fields. */
export function PartiesPanel({ cards, choices, card, cardProblem, onFind }: PartiesPanelProps) {
  const { parties, open, toggle } = cards
  const kind = choices.ownerKinds.find((each) => each.value === parties.ownerKind) ?? choices.ownerKinds[0]
  return (
    <>
      <div className="sech">
        <h2>{m.desk_who()}</h2>
        <CardField card={card} problem={cardProblem} />
      </div>
      <div className="known">
        <PartyCard
          icon={parties.ownerKind === 'person' ? 'user' : 'building'}
          who="owner"
          title={parties.ownerName || m.desk_owner()}
          open={open.owner}
          onToggle={toggle}
          lines={
            parties.ownerName !== '' && (
              <OwnerLines parties={parties} identifier={kind?.identifier} dossiers={cards.known} />
            )
          }
        >
          <OwnerFields identifier={kind?.identifier ?? ''} choices={choices} onFind={onFind} />
        </PartyCard>
        <PartyCard
          icon="user"
          who="submitter"
          title={parties.submitterName || m.desk_submitter_is_owner()}
          open={open.submitter}
          onToggle={toggle}
          lines={parties.submitterName !== '' && <SubmitterLines parties={parties} />}
        >
          <SubmitterFields onFind={onFind} />
        </PartyCard>
      </div>
    </>
  )
}

function OwnerLines({
  parties,
  identifier,
  dossiers,
}: {
  parties: Parties
  identifier: string | undefined
  dossiers: number | null
}) {
  return (
    <>
      {parties.ownerNumber !== '' && (
        <>
          {identifier} <Num>{parties.ownerNumber}</Num>
        </>
      )}
      {dossiers !== null && <> · {m.desk_dossiers_before({ count: dossiers })}</>}
      <span className="party-address">{parties.ownerAddress}</span>
    </>
  )
}

function SubmitterLines({ parties }: { parties: Parties }) {
  return (
    <>
      {m.desk_submitter()}
      {parties.submitterNumber !== '' && (
        <>
          {' '}
          · <span className="sr">{m.desk_identity_card()}</span> <Num>{hidden(parties.submitterNumber)}</Num>
        </>
      )}
      {parties.authorisation !== '' && (
        <span className="party-ok">
          <Icon name="check" size="s" />
          {m.desk_authorised()}
        </span>
      )}
    </>
  )
}

/** At the counter others stand behind: the last digits are enough to recognise a card. */
function hidden(number: string): string {
  return `••• ${number.slice(-4)}`
}

function CardField({ card, problem }: { card: RefObject<HTMLInputElement | null>; problem: string | undefined }) {
  return (
    <span className="rc-scan">
      <label className="sr" htmlFor="f-card">
        {m.desk_card()}
      </label>
      <Icon name="id" size="s" />
      <input
        ref={card}
        id="f-card"
        name="card"
        className="in"
        type="text"
        autoComplete="off"
        placeholder={m.desk_card_scan()}
        aria-describedby={problem ? 'f-card-problem' : undefined}
        aria-invalid={problem ? true : undefined}
      />
      <kbd>F2</kbd>
      {problem && (
        <span className="bad" id="f-card-problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}

interface PartyCardProps {
  icon: 'user' | 'building'
  title: string
  lines: ReactNode
  open: boolean
  onToggle(who: Who, open: boolean): void
  who: Who
  children: ReactNode
}

function PartyCard({ icon, title, lines, open, onToggle, who, children }: PartyCardProps) {
  return (
    <details
      className="party"
      data-party={who}
      open={open}
      onToggle={(event) => onToggle(who, event.currentTarget.open)}
    >
      <summary className="r">
        <Icon name={icon} />
        <span>
          <span className="n">{title}</span>
          {lines && <span className="small">{lines}</span>}
        </span>
        <span className="small party-change">{open ? m.desk_fold() : m.desk_change()}</span>
      </summary>
      <div className={`party-fields of-${who}`}>{children}</div>
    </details>
  )
}

function OwnerFields({
  identifier,
  choices,
  onFind,
}: {
  identifier: string
  choices: ReceptionChoices
  onFind(): void
}) {
  const form = useForm()
  return (
    <>
      <Field name="owner_kind" label={m.desk_owner_kind()}>
        {(described) => (
          <select {...described} className="in" defaultValue={form.value('owner_kind') || 'enterprise'}>
            {choices.ownerKinds.map((kind) => (
              <option key={kind.value} value={kind.value}>
                {kind.label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <NumberWithFind name="owner_identifier" label={identifier} onFind={onFind} autoFocus />
      <div className="wide">
        <TextField name="owner_name" label={m.desk_owner_name()} />
      </div>
      <div className="wide">
        <TextField name="owner_address" label={m.desk_address()} optional />
      </div>
      <TextField name="owner_phone" label={m.desk_phone()} type="tel" digits optional />
      <TextField name="owner_email" label={m.desk_email()} type="email" optional />
    </>
  )
}

function SubmitterFields({ onFind }: { onFind(): void }) {
  return (
    <>
      <NumberWithFind name="submitter_identifier" label={m.desk_identity_number()} onFind={onFind} />
      <TextField name="submitter_phone" label={m.desk_phone()} type="tel" digits optional />
      <div className="wide">
        <TextField name="submitter_name" label={m.desk_submitter_name()} />
      </div>
      <div className="wide">
        <TextField name="authorisation" label={m.desk_authorisation()} placeholder={m.desk_authorisation_example()} />
      </div>
    </>
  )
}

function NumberWithFind({
  name,
  label,
  onFind,
  autoFocus,
}: {
  name: string
  label: string
  onFind(): void
  autoFocus?: boolean
}) {
  const form = useForm()
  return (
    <Field name={name} label={label}>
      {(described) => (
        <span className="in-act">
          <input
            {...described}
            className="in num"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the page's first question
            autoFocus={autoFocus}
            defaultValue={form.value(name)}
          />
          <button
            type="submit"
            name="intent"
            value="look"
            className="btn btn-find"
            tabIndex={-1}
            onClick={(event) => {
              event.preventDefault()
              onFind()
            }}
          >
            {m.desk_find()}
          </button>
        </span>
      )}
    </Field>
  )
}
