import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export interface PublicStep {
  key: string
  title: ReactNode
  when?: ReactNode
  state: 'done' | 'here' | 'later'
  /** A sentence in a box under the present step. */
  note?: ReactNode
}

/** Where it stands, for people who are not officers: units rather than names. */
export function PublicSteps({ steps }: { steps: readonly PublicStep[] }) {
  return (
    <ol className="mc-steps">
      {steps.map((step, index) => (
        <li
          key={step.key}
          className={step.state === 'later' ? 'todo-later' : step.state}
          aria-current={step.state === 'here' ? 'step' : undefined}
        >
          <span className="pt" aria-hidden="true">
            {step.state === 'done' ? <Icon name="check" /> : index + 1}
          </span>
          <h3>{step.title}</h3>
          {step.when && <p className="when">{step.when}</p>}
          {step.note && <div className="mini">{step.note}</div>}
        </li>
      ))}
    </ol>
  )
}

export interface TodoBoxProps {
  /** "Việc cần làm trước 17:00 thứ Năm 03/12/2026" */
  title: ReactNode
  line?: ReactNode
  items: readonly ReactNode[]
  acts?: ReactNode
  /** What happens then: the new appointment. */
  then?: ReactNode
}

/** What the applicant has to do, and by when: the only act of the page. */
export function TodoBox({ title, line, items, acts, then }: TodoBoxProps) {
  return (
    <section className="todo">
      <h2>{title}</h2>
      {line && <p className="ink2">{line}</p>}
      <ol>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items never change places
          <li key={index}>{item}</li>
        ))}
      </ol>
      {acts && <div className="acts">{acts}</div>}
      {then && (
        <div className="then">
          <Icon name="calendar" />
          <div>{then}</div>
        </div>
      )}
    </section>
  )
}
