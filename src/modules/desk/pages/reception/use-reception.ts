import { type ChangeEvent, type RefObject, useRef, useState } from 'react'
import { useForm } from '#platform/forms/form.tsx'
import { askOf } from '../../reception-ask.ts'
import type { LookUp } from '../../reception-look-up.ts'
import type { ReceptionView } from '../../reception-view.ts'
import { nextQuestion, useFocus, useFocusAfterChoice, useFocusKey, useFoldWhenLeft } from './focus.ts'
import { useHandedPapers } from './handed-papers.ts'
import { fill, partiesOf, textOf, typedFields } from './parties.ts'
import { type PartyCards, usePartyCards } from './use-party-cards.ts'
import { askServer, useReceptionView } from './use-reception-view.ts'
import { useWaitForFiles } from './use-wait-for-files.ts'

/** Names whose change changes the papers, the date or the warnings. */
const ASKED_BY = new Set(['case_code', 'channel', 'postmarked_on', 'owner_kind', 'owner_identifier'])

/**
 * What the page does while it is being filled in. The fields keep their own values, as without JavaScript; this only listens
 * to them, asks the server what follows, and fills in what is known.
 */
export function useReception(brought: ReceptionView, ownerDossiers: number | null) {
  const form = useForm()
  const box = useRef<HTMLDivElement>(null)
  const card = useRef<HTMLInputElement>(null)
  const { view, ask } = useReceptionView(brought)
  const handed = useHandedPapers(view, form)
  const cards = usePartyCards(form, ownerDossiers)
  const [cardProblem, setCardProblem] = useState(form.problem('card'))
  const [returnMethod, setReturnMethod] = useState(form.value('return_method'))
  const { goTo, goOn } = useKeyboard(box, card, view, cards)

  const askAgain = (current: HTMLFormElement) => {
    const question = askOf((name) => textOf(current, name))
    if (question.procedure !== '') void ask(question)
  }
  const choose = (procedure: string) => {
    const current = box.current?.closest('form')
    if (!current) return
    goOn.current = true
    void ask({ ...askOf((name) => textOf(current, name)), procedure, case: '' })
  }
  const find = async () => {
    const current = box.current?.closest('form')
    const found = current && (await lookUpAndFill(current))
    if (!current || !found) return
    const now = partiesOf((name) => textOf(current, name))
    cards.show(now, found)
    setCardProblem(found.problems[0]?.message)
    askAgain(current)
    goTo(nextQuestion(now, found))
  }
  const onChange = (event: ChangeEvent<HTMLDivElement>) => {
    const { name, value, form: current } = event.target as unknown as HTMLInputElement
    if (!current) return
    if (/^(owner|submitter)_|^authorisation$/.test(name)) cards.retype(partiesOf((each) => textOf(current, each)))
    if (name === 'return_method') setReturnMethod(value)
    if (ASKED_BY.has(name)) askAgain(current)
  }
  return { box, card, cardProblem, view, handed, cards, returnMethod, choose, find, onChange }
}

/** Asks who is known by the numbers and the card in the form, and writes the answer into its fields. */
async function lookUpAndFill(form: HTMLFormElement): Promise<LookUp | undefined> {
  const found = await askServer<LookUp>('/desk/reception/known', { method: 'POST', body: typedFields(form) })
  for (const [name, value] of Object.entries(found?.values ?? {})) fill(form, name, value)
  return found
}

/** F2 to the card reader, on to the next question, filled cards folded behind; a form that waits for its scans. */
function useKeyboard(
  box: RefObject<HTMLDivElement | null>,
  card: RefObject<HTMLInputElement | null>,
  view: ReceptionView,
  cards: PartyCards,
) {
  useFocusKey('F2', card)
  useWaitForFiles(box)
  useFoldWhenLeft(box, cards.foldFilled)
  return { goTo: useFocus(box), goOn: useFocusAfterChoice(box, view) }
}
