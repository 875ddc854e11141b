import type { CSSProperties, ReactNode } from 'react'
import { m } from '#words'
import { Avatar } from './avatar.tsx'
import { Icon } from './icon.tsx'

export interface BallProps {
  holder: { name: string; label?: ReactNode; kind?: 'out' | 'gov' }
  /** Step clock, legal clock, who is next. */
  cells: readonly { label: ReactNode; value: ReactNode; hot?: boolean }[]
}

/** Who holds the dossier, how long they still have, who is next. */
export function Ball({ holder, cells }: BallProps) {
  return (
    <div className="ball">
      <div className="who">
        <Avatar name={holder.name} {...(holder.kind ? { kind: holder.kind } : {})} />
        <div>
          <div className="l">{m.platform_holder()}</div>
          <div className="v">{holder.label ?? holder.name}</div>
        </div>
      </div>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells never change places
        <div key={index}>
          <div className="l">{cell.label}</div>
          <div className={cell.hot ? 'v hot' : 'v'}>{cell.value}</div>
        </div>
      ))}
    </div>
  )
}

/** `done` · `here` being worked on · `wait` asked the applicant · `pause` the clock stands · `stop` · `next` to come */
export type StepKind = 'done' | 'here' | 'wait' | 'pause' | 'stop' | 'next'

export interface TimelineStep {
  key: string
  kind: StepKind
  title: ReactNode
  /** At the right: "06/11", "đang làm", "1 ngày". */
  when?: ReactNode
  /** Lines under the title: holder and times, budget used, documents. */
  lines?: readonly ReactNode[]
  /** Of the present step: what is left of its budget, 0 to 1 used. */
  clock?: { words: ReactNode; used: number }
  /** Of a pause: which days do not count. */
  pause?: ReactNode
}

const KIND_CLASS: Readonly<Record<StepKind, string>> = {
  done: 'done',
  here: 'here',
  wait: 'wt',
  pause: 'pz',
  stop: 'sp',
  next: 'next',
}

/** Each step with its holder, its times and what it used; the present one carries its clock. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label?: string }) {
  return (
    <ol className="tl" aria-label={label}>
      {steps.map((step) => (
        <li key={step.key} className={KIND_CLASS[step.kind]} aria-current={step.kind === 'here' ? 'step' : undefined}>
          <span className="pt">{step.kind === 'done' && <Icon name="check" />}</span>
          <div className="h">
            <b>{step.title}</b>
            {step.when && <span className="num">{step.when}</span>}
          </div>
          {step.lines?.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never change places
            <div key={index} className="x">
              {line}
            </div>
          ))}
          {step.clock && (
            <div className="clock">
              {step.clock.words}
              <Meter used={step.clock.used} />
            </div>
          )}
          {step.pause && <div className="pause">{step.pause}</div>}
        </li>
      ))}
    </ol>
  )
}

/** A share of a limit as a bar: 0 to 1, red past it. The words beside it carry the number. */
export function Meter({ used }: { used: number }) {
  const colour = used > 1 ? 'var(--st-over-dot)' : 'var(--st-work-dot)'
  return (
    <div className="meter" aria-hidden="true">
      <i style={{ width: `${Math.min(100, Math.round(used * 1000) / 10)}%`, '--k': colour } as CSSProperties} />
    </div>
  )
}
