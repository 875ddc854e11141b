import { useEffect, useState } from 'react'
import type { FormView } from '#platform/forms/form.tsx'
import type { LookUp } from '../../reception-look-up.ts'
import { type Parties, partiesOf } from './parties.ts'

export type Who = 'owner' | 'submitter'

/** What the cards of owner and submitter show and which of them stand open. */
export function usePartyCards(form: FormView, ownerDossiers: number | null) {
  const [parties, setParties] = useState(() => partiesOf((name) => form.value(name)))
  const [known, setKnown] = useState(ownerDossiers)
  const [open, setOpen] = useState<Record<Who, boolean>>(() => ({
    owner: parties.ownerName === '' || parties.ownerNumber === '',
    submitter: parties.submitterName !== '' && parties.authorisation === '',
  }))
  const { problems } = form
  // A problem is never behind a folded card.
  useEffect(() => {
    const at = (pattern: RegExp) => problems.some((problem) => pattern.test(problem.path))
    setOpen((before) => ({
      owner: before.owner || at(/^owner_/),
      submitter: before.submitter || at(/^(submitter_|authorisation$)/),
    }))
  }, [problems])
  const toggle = (who: Who, isOpen: boolean) =>
    setOpen((before) => (before[who] === isOpen ? before : { ...before, [who]: isOpen }))
  const foldFilled = () =>
    setOpen((before) => ({
      owner: before.owner && (parties.ownerName === '' || parties.ownerNumber === ''),
      submitter: before.submitter && (parties.submitterName === '') !== (parties.authorisation === ''),
    }))
  /** After a look-up: what was found is shown folded, what is still asked for stands open. */
  const show = (now: Parties, found: LookUp) => {
    setParties(now)
    setKnown(found.ownerDossiers)
    setOpen({ owner: now.ownerName === '', submitter: now.submitterName !== '' && now.authorisation === '' })
  }
  const retype = (now: Parties) => {
    if (now.ownerNumber !== parties.ownerNumber) setKnown(null)
    setParties(now)
  }
  return { parties, known, open, toggle, foldFilled, show, retype }
}
export type PartyCards = ReturnType<typeof usePartyCards>
