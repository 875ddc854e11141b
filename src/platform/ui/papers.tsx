import type { ReactNode } from 'react'
import { m } from '#words'
import { Icon } from './icon.tsx'

/** `done` complete · `busy` a file is on its way · `missing` required and not there · `open` may still come · `none` does not apply */
export type PaperMark = 'done' | 'busy' | 'missing' | 'open' | 'none'

export interface PaperRow {
  key: string
  mark: PaperMark
  name: ReactNode
  /** "Bắt buộc · Mẫu I.1.1" */
  rule?: ReactNode
  /** Numbers to show, or inputs (`CountInputs`). */
  counts?: ReactNode
  /** File, progress or drop zone. */
  file?: ReactNode
}

export interface PapersProps {
  rows: readonly PaperRow[]
  /** Folded into one line: what does not apply, what may be added. */
  after?: ReactNode
}

/** The papers of a dossier as a checklist with counts and files. */
export function Papers({ rows, after }: PapersProps) {
  return (
    <div className="papers">
      <div className="paper hd" aria-hidden="true">
        <span />
        <span>{m.platform_paper_name()}</span>
        <span className="cnth">
          <span>{m.platform_paper_originals()}</span>
          <span>{m.platform_paper_certified()}</span>
          <span>{m.platform_paper_copies()}</span>
        </span>
        <span>{m.platform_paper_file()}</span>
      </div>
      {rows.map((row) => (
        <div className="paper" key={row.key}>
          <Tick mark={row.mark} />
          <div>
            <div className="nm">{row.name}</div>
            {row.rule && <div className="mt">{row.rule}</div>}
          </div>
          <div className="cnts">{row.counts}</div>
          <div className="dz">{row.file}</div>
        </div>
      ))}
      {after}
    </div>
  )
}

const TICK: Readonly<Record<PaperMark, string>> = {
  done: 'tick y',
  busy: 'tick u',
  missing: 'tick r',
  open: 'tick',
  none: 'tick n',
}

export function Tick({ mark }: { mark: PaperMark }) {
  const words = {
    done: m.platform_paper_done(),
    busy: m.platform_paper_busy(),
    missing: m.platform_paper_missing(),
    open: m.platform_paper_open(),
    none: m.platform_paper_none(),
  }
  return (
    <span className={TICK[mark]}>
      {mark === 'done' && <Icon name="check" />}
      {mark === 'none' && <Icon name="minus" />}
      <span className="sr">{words[mark]}</span>
    </span>
  )
}

export interface Counts {
  originals: number
  certified: number
  copies: number
}

/** Three numbers; those that are not zero stand out. */
export function CountCells({ originals, certified, copies }: Counts) {
  const cells: readonly [string, number][] = [
    [m.platform_paper_originals(), originals],
    [m.platform_paper_certified(), certified],
    [m.platform_paper_copies(), copies],
  ]
  return (
    <>
      {cells.map(([label, count]) => (
        <span key={label} data-l={label} className={count > 0 ? 'f' : 'z'}>
          <span className="sr">{label} </span>
          {count}
        </span>
      ))}
    </>
  )
}

/** The same three numbers to type: `components.0.originals`, `.certified`, `.copies`. */
export function CountInputs({ prefix, counts, paper }: { prefix: string; counts: Counts; paper: string }) {
  const cells: readonly [keyof Counts, string][] = [
    ['originals', m.platform_paper_originals()],
    ['certified', m.platform_paper_certified()],
    ['copies', m.platform_paper_copies()],
  ]
  return (
    <>
      {cells.map(([name, label]) => (
        <label key={name} data-l={label} className="cnt-in">
          <span className="sr">
            {label}: {paper}
          </span>
          <input
            className="num"
            type="number"
            min={0}
            max={99}
            inputMode="numeric"
            name={`${prefix}.${name}`}
            defaultValue={counts[name]}
          />
        </label>
      ))}
    </>
  )
}

/** A stored file: its name as a link, what is known of it. */
export function FileLine({ name, href, line }: { name: string; href?: string | undefined; line?: ReactNode }) {
  return (
    <div className="file">
      <Icon name={name.toLowerCase().endsWith('.pdf') ? 'pdf' : 'file'} />
      <div>
        <b>{href ? <a href={href}>{name}</a> : name}</b>
        {line && <small>{line}</small>}
      </div>
    </div>
  )
}
