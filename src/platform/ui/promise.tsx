import type { ReactNode } from 'react'
import { m } from '#words'
import { DayStrip, type StripDay } from './day-strip.tsx'
import { Icon } from './icon.tsx'

export interface WhyBoxProps {
  /** "Vì sao hẹn trả 17:00 thứ Ba 08/12/2026?" */
  title: ReactNode
  days: readonly StripDay[]
  /** What the strip says, for screen readers. */
  daysLabel: string
  /** One sentence each: receipt, days off, the last day. */
  sentences: readonly ReactNode[]
  /** Articles, in small type. */
  law: ReactNode
}

/** Why a date is what it is: the days, the sentences, the law. */
export function WhyBox({ title, days, daysLabel, sentences, law }: WhyBoxProps) {
  return (
    <div className="whybox">
      <h3>{title}</h3>
      <DayStrip days={days} label={daysLabel} />
      <ul className="why">
        {sentences.map((sentence, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences never change places
          <li key={index}>{sentence}</li>
        ))}
      </ul>
      <p className="law">{law}</p>
    </div>
  )
}

/** "Vì sao?" beside a date; opens the box without JavaScript. */
export function Why(props: WhyBoxProps) {
  return (
    <details className="why-link" data-menu>
      <summary>{m.platform_why()}</summary>
      <WhyBox {...props} />
    </details>
  )
}

export interface PromiseBarProps {
  /** "Hẹn trả 17:00 thứ Ba 08/12/2026" */
  promise: ReactNode
  /** "10 ngày làm việc kể từ ngày làm việc kế tiếp" */
  line?: ReactNode
  why?: WhyBoxProps
  /** Fee, place. */
  facts?: readonly { label: ReactNode; value: ReactNode }[]
  /** The main act. */
  acts?: ReactNode
  /** Opens with the box shown. */
  open?: boolean
}

/** The loudest thing on the page: what is promised, why, and the act that promises it. */
export function PromiseBar({ promise, line, why, facts = [], acts, open }: PromiseBarProps) {
  return (
    <section className="promise" aria-label={m.platform_promise()}>
      <div className="p">
        <Icon name="calendar" />
        <div>
          <div className="big">{promise}</div>
          {line && <div className="s">{line}</div>}
        </div>
      </div>
      {why && (
        <details className="why-in" open={open} data-menu>
          <summary className="why">{m.platform_why()}</summary>
          <WhyBox {...why} />
        </details>
      )}
      {facts.length > 0 && (
        <div className="facts2">
          {facts.map((fact, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: facts never change places
            <div key={index}>
              {fact.label}
              <b>{fact.value}</b>
            </div>
          ))}
        </div>
      )}
      {acts && <div className="acts">{acts}</div>}
    </section>
  )
}
