import type { ReactNode } from 'react'
import { m } from '#words'

/** A state is a word with a colour; the same words everywhere, also in exports (design: key principle 3). */
export type StateTone = 'received' | 'work' | 'wait' | 'pause' | 'today' | 'over' | 'done' | 'stop'

const WORDS: Readonly<Record<StateTone, () => string>> = {
  received: m.platform_state_received,
  work: m.platform_state_work,
  wait: m.platform_state_wait,
  pause: m.platform_state_pause,
  today: m.platform_state_today,
  over: m.platform_state_over,
  done: m.platform_state_done,
  stop: m.platform_state_stop,
}

export interface StateBadgeProps {
  state: StateTone
  /** A closer word than the usual one: "Đang thẩm định", "Quá 1 giờ 30 phút". */
  children?: ReactNode
  /** Without the coloured background. */
  plain?: boolean
}

export function StateBadge({ state, children, plain }: StateBadgeProps) {
  return <span className={plain ? `st st-${state} st-plain` : `st st-${state}`}>{children ?? WORDS[state]()}</span>
}
