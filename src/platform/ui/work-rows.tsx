import type { ReactNode } from 'react'
import { m } from '#words'
import { Avatar } from './avatar.tsx'
import { Icon } from './icon.tsx'
import { StateBadge, type StateTone } from './state-badge.tsx'

export interface WorkRow {
  /** Also the value of the check box. */
  id: string
  /** Full code H62.015-261117-0003; the list shows the part after the agency. */
  code: string
  href: string
  /** Without the word "Thủ tục". */
  procedure: string
  owner: ReactNode
  state: StateTone
  stateWords?: ReactNode
  /** The next act as a link. */
  next?: { label: ReactNode; href: string } | undefined
  holder?: { name: string; label?: ReactNode; since?: ReactNode; kind?: 'out' | 'gov' } | undefined
  /** Step due: "16:05 hôm nay". */
  due?: ReactNode
  dueTone?: 'over' | 'today' | undefined
  /** Appointment: "hẹn trả 17:00 thứ Hai 30/11". */
  appointment?: ReactNode
}

export interface WorkGroup {
  key: string
  title: ReactNode
  rows: readonly WorkRow[]
}

export interface WorkRowsProps {
  groups: readonly WorkGroup[]
  /** Name of the check boxes; without it the rows cannot be chosen. Wrap rows and `BulkBar` in one form. */
  choose?: string
}

/** Worked, not read: most urgent first, arrows move, Enter opens, x marks. One table; on the phone its rows are cards. */
export function WorkRows({ groups, choose }: WorkRowsProps) {
  return (
    <table className="wl">
      <colgroup>
        <col className="c-box" />
        <col className="c-code" />
        <col />
        <col className="c-state" />
        <col className="c-next" />
        <col className="c-holder" />
        <col className="c-due" />
      </colgroup>
      <thead>
        <tr>
          <th>
            {choose ? (
              <input type="checkbox" className="cb" aria-label={m.platform_choose_all()} data-choose-all={choose} />
            ) : (
              <span className="sr">{m.platform_choose_all()}</span>
            )}
          </th>
          <th>{m.platform_col_code()}</th>
          <th>{m.platform_col_procedure()}</th>
          <th>{m.platform_col_state()}</th>
          <th>{m.platform_col_next()}</th>
          <th>{m.platform_col_holder()}</th>
          <th aria-sort="ascending">{m.platform_col_due()} ↑</th>
        </tr>
      </thead>
      {groups
        .filter((group) => group.rows.length > 0)
        .map((group) => (
          <tbody key={group.key}>
            <tr className="grp">
              <th colSpan={7} scope="colgroup">
                {group.title}
                <span className="c num">{group.rows.length}</span>
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row key={row.id} row={row} choose={choose} />
            ))}
          </tbody>
        ))}
    </table>
  )
}

function Row({ row, choose }: { row: WorkRow; choose: string | undefined }) {
  return (
    <tr data-row>
      <td className="t-box">
        {choose && (
          <input
            type="checkbox"
            className="cb"
            name={choose}
            value={row.id}
            aria-label={m.platform_choose_row({ code: row.code })}
          />
        )}
      </td>
      <td className="t-code">
        <a className="num cd q" href={row.href} title={row.code}>
          {shortCode(row.code)}
        </a>
      </td>
      <td className="t-what">
        <span className="pr" title={row.procedure}>
          {row.procedure}
        </span>
        <span className="ow">{row.owner}</span>
      </td>
      <td className="t-state">
        <StateBadge state={row.state}>{row.stateWords}</StateBadge>
      </td>
      <td className="t-next">
        {row.next && (
          <a className="nx q" href={row.next.href}>
            {row.next.label}
          </a>
        )}
      </td>
      <td className="t-holder">
        {row.holder && (
          <span className="hd">
            <Avatar size="s" name={row.holder.name} {...(row.holder.kind ? { kind: row.holder.kind } : {})} />
            <span>
              {row.holder.label ?? row.holder.name}
              {row.holder.since && <span className="due2">{row.holder.since}</span>}
            </span>
          </span>
        )}
      </td>
      <td className="t-due">
        {row.due && <span className={row.dueTone ? `due tone-${row.dueTone}` : 'due'}>{row.due}</span>}
        {row.appointment && <span className="due2">{row.appointment}</span>}
      </td>
    </tr>
  )
}

/** `H62.015-261117-0003` → `261117-0003`: the agency is the same on every row. */
export function shortCode(code: string): string {
  const at = code.indexOf('-')
  return at > 0 ? code.slice(at + 1) : code
}

const COUNT_MARK = '\u0001'

/** Floats when something is chosen (CSS alone counts), names its number; the acts are buttons of the same form. */
export function BulkBar({ children }: { children: ReactNode }) {
  const [before, after] = m.platform_chosen({ count: COUNT_MARK }).split(COUNT_MARK)
  return (
    <div className="bulk" role="toolbar" aria-label={m.platform_chosen_acts()}>
      <b>
        {before}
        <span className="num chosen-count" />
        {after}
      </b>
      {children}
      <span className="x">
        <button type="reset" className="btn" aria-label={m.platform_choose_none()}>
          <Icon name="x" />
        </button>
      </span>
    </div>
  )
}
