import { SubmitButton } from '#platform/forms/form.tsx'
import { DateText, Num } from '#platform/ui/dates.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { ThumbBar } from '#platform/ui/page-title.tsx'
import { PromiseBar, type WhyBoxProps } from '#platform/ui/promise.tsx'
import { m } from '#words'
import type { Appointment } from '../../reception-promise.ts'
import type { ReceptionChoices } from '../../reception-start.ts'
import type { ReceptionView } from '../../reception-view.ts'

interface AppointmentBarProps {
  view: ReceptionView
  place: string
  returnMethod: string
  choices: ReceptionChoices
}

/** What is promised to the person at the counter, why, and the act that promises it. */
export function AppointmentBar({ view, place, returnMethod, choices }: AppointmentBarProps) {
  const { promise } = view
  const text = promise ? (
    <>
      {m.desk_promise()} <DateText value={promise.dueAt} form="when" />
    </>
  ) : (
    m.desk_promise_none()
  )
  return (
    <>
      <PromiseBar
        promise={<span aria-live="polite">{text}</span>}
        line={promise ? lineOf(promise) : m.desk_promise_none_line()}
        {...(promise ? { why: whyOf(promise) } : {})}
        facts={[
          { label: m.desk_fee(), value: <span title={view.fee?.rule ?? undefined}>{view.fee?.short ?? '–'}</span> },
          { label: m.desk_place(), value: placeOf(place, returnMethod, choices) },
        ]}
        acts={
          <SubmitButton main name="intent" value="receive">
            <Icon name="printer" />
            {m.desk_receive()}
          </SubmitButton>
        }
      />
      <ThumbBar say={text}>
        <SubmitButton name="intent" value="receive">
          {m.desk_receive()}
        </SubmitButton>
      </ThumbBar>
    </>
  )
}

/** "Quầy 07", "Quầy 07, bản điện tử", "Qua bưu chính". */
function placeOf(place: string, method: string, choices: ReceptionChoices): string {
  if (method === '' || method === 'counter') return place
  if (method === 'counter_and_electronic') return m.desk_place_and_electronic({ place })
  return choices.returnMethods.find((each) => each.value === method)?.label ?? place
}

function lineOf(promise: Appointment) {
  const from =
    promise.startAt.slice(0, 10) === promise.days[0]?.on ? m.desk_promise_from_now() : m.desk_promise_from_next()
  return `${promise.limit} ${from}${promise.announced ? '' : ` · ${m.desk_promise_unannounced()}`}`
}

function whyOf(promise: Appointment): WhyBoxProps {
  return {
    title: (
      <span>
        {m.desk_promise_why()} <DateText value={promise.dueAt} form="when" />?
      </span>
    ),
    days: promise.days,
    daysLabel: m.desk_promise_days({ limit: promise.limit }),
    sentences: promise.sentences.map((sentence) => <Sentence key={sentence} text={sentence} />),
    law: promise.law,
  }
}

/** Digits of dates and clocks in one width. */
function Sentence({ text }: { text: string }) {
  const parts = text.split(/(\d[\d/:–]*)/)
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence never change places
  return parts.map((part, index) => (index % 2 === 1 ? <Num key={index}>{part}</Num> : part))
}
